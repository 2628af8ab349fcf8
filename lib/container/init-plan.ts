import type { EnvVar } from 'kubernetes-types/core/v1';
import type { Environment, Path } from '../kernel';
import { type Beside, planBeside } from './beside-plan';
import type { InitProps } from './beside-props';
import { checkCommand } from './command-plan';
import type { ContainerPlan } from './container-plan';
import { planVariables } from './helper-variables';
import { planMounts } from './mounts-plan';
import { planResources, type ResourcesPlan, type ResourcesProps } from './resources-plan';
import { checkStart, startOf } from './start-plan';
import { taskContainer } from './task-container';

/** What runs before the main container, in the order in which it is written. */
export const planInit = (
  init: Readonly<Record<string, InitProps>>,
  around: Beside,
  path: Path,
): readonly ContainerPlan[] =>
  Object.entries(init).map(([name, { image, ...props }]) => {
    around.share.names.take(name, path.at(name));
    return image === undefined
      ? inMainImage(name, props, around, path.at(name))
      : planBeside(name, { ...props, image }, around, path.at(name));
  });

/** With the main container's variables, files and rights, and its own beside them. */
function inMainImage(
  name: string,
  props: Omit<InitProps, 'image'>,
  { main, environment, share }: Beside,
  path: Path,
): ContainerPlan {
  const { command, args, variables = {}, container } = props;
  checkCommand(command, path.at('command'));
  checkStart(main.entrypoint, command, args, path.at('command'));
  if (command === undefined && args === undefined) {
    path.refuse('a command', command, 'say what runs: the image by itself would start what never ends');
  }
  const own = planVariables(variables, path.at('variables'));
  const task = taskContainer(main, { name, command: command ?? [], override: container });
  return {
    ...task,
    ...startOf(main.entrypoint, command, args),
    env: { from: main.env.from, variables: [...without(own, main.env.variables), ...own] },
    resources: planOwnResources(props, task.resources, environment, path),
    mounts: planMounts(props, main.mounts, share.volumes, path),
  };
}

const without = (own: readonly EnvVar[], inherited: readonly EnvVar[]): readonly EnvVar[] =>
  inherited.filter(({ name }) => own.every((other) => other.name !== name));

/** What the main container asks for has been checked there; only what differs is looked at here. */
function planOwnResources(
  props: ResourcesProps,
  inherited: ResourcesPlan,
  environment: Environment,
  path: Path,
): ResourcesPlan {
  const { memory, memoryLimit, cpu, cpuLimit, ephemeralStorage = inherited.ephemeralStorage } = props;
  if ([memory, memoryLimit, cpu, cpuLimit, props.ephemeralStorage].every((amount) => amount === undefined))
    return inherited;
  const defaults = { ...environment.defaults, memory: inherited.memory, cpu: inherited.cpu };
  return planResources({ ...props, ephemeralStorage }, path, { ...environment, defaults });
}
