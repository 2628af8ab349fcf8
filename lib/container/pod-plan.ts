import { atLeast, isWithin, type Labels, type Path } from '../kernel';
import { checkCommand } from './command-plan';
import type { ContainerPlan, PreStop } from './container-plan';
import { planImage } from './image-plan';
import type { PodOverride } from './override';
import type { PlacementProps } from './placement-props';
import type { PodProps } from './pod-props';
import type { PodSurroundings } from './pod-surroundings';
import { planPort } from './port-plan';
import type { PortPlan } from './port-props';
import { planProbes } from './probes-plan';
import { planResources } from './resources-plan';
import { planServingShutdown } from './serving-shutdown';
import type { ShutdownPlan } from './shutdown-props';
import { stickyTmp } from './sticky-tmp';
import { scratchVolume, type VolumePlan } from './volume-plan';
import { planWorkingShutdown } from './working-shutdown';
import { planScratch, type ScratchPlan, type Writable } from './writable-plan';

/** Everything that is decided about a pod. */
export interface PodPlan {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly serviceAccount: string | undefined;
  readonly user: number;
  readonly container: ContainerPlan;
  /** Others that run beside it and end with the pod; a task has none of them. */
  readonly beside: readonly ContainerPlan[];
  readonly init: readonly ContainerPlan[];
  readonly volumes: readonly VolumePlan[];
  readonly placement: PlacementProps;
  /** The port that requests reach: the proxy's where there is one; undefined for a pod that serves nobody. */
  readonly serving: PortPlan | undefined;
  readonly shutdown: ShutdownPlan;
  readonly override: PodOverride | undefined;
}

/** First in every pod, so that its volume is always called `tmp`. */
const TMP: Writable = { '/tmp': '256Mi' };

/** Decides a pod; refuses what would not start, not stop well, or not pass Pod Security `restricted`. */
export function planPod(props: PodProps, surroundings: PodSurroundings, path: Path): PodPlan {
  const { user = 1000, writable = {}, stickyTmp: sticky } = props;
  const scratch = planScratch({ ...TMP, ...writable }, path.at('writable'));
  const shutdown = planShutdown(props, surroundings, path.at('shutdown'));
  const container = planContainer(props, surroundings, scratch, shutdown, path);
  checkUser(user, path.at('user'));
  if (sticky !== undefined) checkSticky(sticky, path.at('stickyTmp'));
  return {
    labels: surroundings.labels,
    annotations: {},
    serviceAccount: surroundings.serviceAccount,
    user,
    container,
    beside: [],
    init: sticky === undefined ? [] : [stickyTmp(sticky, container.image)],
    volumes: scratch.map(scratchVolume),
    placement: {},
    serving: props.port === undefined ? undefined : container.ports[0],
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
  const { command, args, entrypoint, probes = {} } = props;
  checkCommand(command, path.at('command'));
  const port = props.port === undefined ? undefined : planPort(props.port, path.at('port'));
  const preStop: PreStop = { seconds: shutdown.preStop, native: atLeast(environment.kubernetes, 30) };
  return {
    name: component,
    image: planImage(props.image, release, path.at('image'), environment.production),
    entrypoint,
    command,
    args,
    env,
    ports: port === undefined ? [] : [port],
    probes: planProbes(probes, port?.number, path.at('probes')),
    preStop,
    resources: planResources(props, path, environment),
    mounts,
    override: props.container,
  };
}

/** A port is what makes a pod one that serves. */
const planShutdown = (
  { port, shutdown = {} }: PodProps,
  { environment }: PodSurroundings,
  path: Path,
): ShutdownPlan =>
  port === undefined
    ? planWorkingShutdown(shutdown, path)
    : planServingShutdown(shutdown, environment.ingress?.controller === 'alb', path);

function checkUser(user: number, path: Path): void {
  if (isWithin(user, { from: 1 })) return;
  path.refuse('a user id above 0', user, 'use the id that the image creates, 1000 in the Rails image');
}

function checkSticky(directory: string, path: Path): void {
  if (/^\/tmp\/[^/]/.test(directory)) return;
  path.refuse('a directory below /tmp', directory, "write it as '/tmp/ruby': nothing else can be written to");
}
