import { type Environment, isWithin, type Labels, type Path } from '../kernel';
import type { Beside } from './beside-plan';
import type { ContainerPlan } from './container-plan';
import { planInit } from './init-plan';
import { planMain } from './main-plan';
import type { PodOverride } from './override';
import { planPlacement } from './placement-plan';
import type { PlacementProps } from './placement-props';
import { planPodMetadata } from './pod-metadata';
import type { PodProps } from './pod-props';
import { shareOf } from './pod-share';
import type { PodSurroundings } from './pod-surroundings';
import type { PortPlan } from './port-props';
import { planProxy } from './proxy-plan';
import { planServingShutdown } from './serving-shutdown';
import type { ShutdownPlan } from './shutdown-props';
import { planSidecars } from './sidecars-plan';
import { planStickyTmp } from './sticky-tmp';
import type { VolumePlan } from './volume-plan';
import { planWorkingShutdown } from './working-shutdown';

/** Everything that is decided about a pod. */
export interface PodPlan {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly serviceAccount: string | undefined;
  readonly user: number;
  readonly container: ContainerPlan;
  /** Others that run beside it and end with the pod; a task has none of them. */
  readonly beside: readonly ContainerPlan[];
  /** Native sidecars first, so that whatever runs before the main container may use them. */
  readonly init: readonly ContainerPlan[];
  readonly volumes: readonly VolumePlan[];
  readonly placement: PlacementProps;
  /** The port that requests reach: the proxy's where there is one; undefined for a pod that serves nobody. */
  readonly serving: PortPlan | undefined;
  readonly shutdown: ShutdownPlan;
  readonly override: PodOverride | undefined;
}

/** Decides a pod; refuses what would not start, not stop well, or not pass Pod Security `restricted`. */
export function planPod(props: PodProps, surroundings: PodSurroundings, path: Path): PodPlan {
  const { user = 1000, placement = {} } = props;
  const share = shareOf(props, surroundings.component, path);
  const shutdown = planShutdown(props, surroundings, path.at('shutdown'));
  const main = planMain(props, surroundings, shutdown, share, path);
  const around: Beside = { main, shutdown, share, environment: surroundings.environment };
  const proxy = planProxy(props.proxy, around, props.port !== undefined, path.at('proxy'));
  const sidecars = planSidecars(props.sidecars ?? {}, around, path.at('sidecars'));
  const sticky = planStickyTmp(props.stickyTmp, main.image, path.at('stickyTmp'));
  const init = planInit(props.init ?? {}, around, path.at('init'));
  checkUser(user, path.at('user'));
  return {
    ...planPodMetadata(props, surroundings.labels, main, path.at('metadata')),
    serviceAccount: surroundings.serviceAccount,
    user,
    container: main,
    beside: [...(proxy ? [proxy] : []), ...sidecars.filter(({ restart }) => restart === undefined)],
    init: [...sidecars.filter(({ restart }) => restart !== undefined), ...sticky, ...init],
    volumes: share.volumes.all,
    placement: planPlacement(placement, path.at('placement')),
    serving: props.port === undefined ? undefined : (proxy ?? main).ports[0],
    shutdown,
    override: props.pod,
  };
}

/** Load balancers outside the cluster that know pods themselves, and forget them slowly. */
const sendsToPods = ({ ingress }: Environment): boolean =>
  ingress?.controller === 'alb' || ingress?.controller === 'gce';

/** A port is what makes a pod one that serves. */
const planShutdown = (
  { port, shutdown = {} }: PodProps,
  { environment }: PodSurroundings,
  path: Path,
): ShutdownPlan =>
  port === undefined
    ? planWorkingShutdown(shutdown, path)
    : planServingShutdown(shutdown, sendsToPods(environment), path);

function checkUser(user: number, path: Path): void {
  if (isWithin(user, { from: 1 })) return;
  const why = user === 0 ? 'root is refused: ' : '';
  path.refuse('a user id above 0', user, `${why}use the id that the image creates, 1000 in the Rails image`);
}
