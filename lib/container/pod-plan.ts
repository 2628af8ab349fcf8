import { atLeast, checkPort, type Environment, type Labels, type Path } from '../kernel';
import { checkCommand } from './command-plan';
import { type ContainerPlan, NO_PRE_STOP } from './container-plan';
import { planImage } from './image-plan';
import type { PodOverride } from './override';
import type { PodProps } from './pod-props';
import type { PodSurroundings } from './pod-surroundings';
import { type ProbesPlan, planProbes } from './probes-plan';
import { planResources } from './resources-plan';
import { planServingShutdown, planWorkingShutdown, type ShutdownPlan } from './shutdown-plan';
import { stickyTmp } from './sticky-tmp';
import { planScratch, type ScratchPlan, type Writable } from './writable-plan';

/** Everything that is decided about a pod. */
export interface PodPlan {
  readonly labels: Labels;
  readonly serviceAccount: string | undefined;
  readonly user: number;
  readonly container: ContainerPlan;
  readonly init: readonly ContainerPlan[];
  readonly scratch: readonly ScratchPlan[];
  readonly shutdown: ShutdownPlan;
  readonly override: PodOverride | undefined;
}

const NO_PROBES: ProbesPlan = { startupBudget: 0 };
const TMP: Writable = { '/tmp': '256Mi' };

/** Decides a pod; refuses what would not start, not stop well, or not pass Pod Security `restricted`. */
export function planPod(props: PodProps, surroundings: PodSurroundings, path: Path): PodPlan {
  const { user = 1000, writable = {}, port, stickyTmp: sticky } = props;
  const scratch = planScratch({ ...TMP, ...writable }, path.at('writable'));
  const shutdown = planShutdown(props, surroundings.environment, path.at('shutdown'));
  const container = planContainer(props, surroundings, scratch, shutdown, path);
  if (!Number.isInteger(user) || user < 1) {
    path
      .at('user')
      .refuse('a user id above 0', user, 'use the id that the image creates, 1000 in the Rails image');
  }
  if (port !== undefined) checkPort(port, path.at('port'));
  return {
    labels: surroundings.labels,
    serviceAccount: surroundings.serviceAccount,
    user,
    container,
    init: sticky === undefined ? [] : [stickyTmp(sticky, container.image)],
    scratch,
    shutdown,
    override: props.pod,
  };
}

function planContainer(
  props: PodProps,
  { component, env, environment, release }: PodSurroundings,
  mounts: readonly ScratchPlan[],
  shutdown: ShutdownPlan,
  path: Path,
): ContainerPlan {
  const { command, args, port, probes = {} } = props;
  checkCommand(command, path.at('command'));
  return {
    name: component,
    image: planImage(props.image, release, path.at('image'), environment.production),
    command,
    args,
    env,
    port,
    probes:
      port === undefined && props.probes === undefined
        ? NO_PROBES
        : planProbes(probes, port, path.at('probes')),
    preStop: { ...NO_PRE_STOP, seconds: shutdown.preStop, native: atLeast(environment.kubernetes, 30) },
    resources: planResources(props, path, environment.defaults),
    mounts,
    override: props.container,
  };
}

const planShutdown = (
  { port, shutdown = {} }: PodProps,
  { ingress }: Environment,
  path: Path,
): ShutdownPlan =>
  port === undefined
    ? planWorkingShutdown(shutdown, path)
    : planServingShutdown(shutdown, ingress?.controller === 'alb', path);
