import type { Environment, Path } from '../kernel';
import type { BesideProps } from './beside-props';
import { checkCommand } from './command-plan';
import { type ContainerPlan, NO_PRE_STOP } from './container-plan';
import { planVariables } from './helper-variables';
import { planOwnImage } from './image-plan';
import { planMounts } from './mounts-plan';
import type { PodShare } from './pod-share';
import { planResources } from './resources-plan';
import type { ShutdownPlan } from './shutdown-props';
import { TMP_MOUNT } from './writable';

/** What a container beside the main one knows of it. */
export interface Beside {
  readonly main: ContainerPlan;
  readonly shutdown: ShutdownPlan;
  readonly environment: Environment;
  readonly share: PodShare;
}

/** A container of an image of its own, with no more than the pod's /tmp in common with the main one. */
export function planBeside(
  name: string,
  props: BesideProps,
  { environment, share }: Beside,
  path: Path,
): ContainerPlan {
  const { image, command, args, variables = {}, container } = props;
  const { memory = '128Mi', cpu = '50m', ephemeralStorage = '256Mi' } = props;
  checkCommand(command, path.at('command'));
  return {
    name,
    image: planOwnImage(image, path.at('image'), environment.production),
    entrypoint: undefined,
    command,
    args,
    env: { from: [], variables: planVariables(variables, path.at('variables')) },
    ports: [],
    probes: undefined,
    preStop: NO_PRE_STOP,
    resources: planResources({ ...props, memory, cpu, ephemeralStorage }, path, environment),
    mounts: planMounts(props, [TMP_MOUNT], share.volumes, path),
    override: container,
  };
}
