import { field, type Json, record, records, textAt } from '../../kernel';
import { countAt } from '../count-at';
import { roundedDown, roundedUp } from './counts';
import type { Workload } from './workload';

/** What a release of one workload does to its pods. */
export interface RolloutFigure {
  readonly strategy: string;
  readonly pods: number;
  /** Pods that are asked for beyond these meanwhile; leaving ones are none of them. */
  readonly extra: number;
  /** The fewest that serve, if all are well before. */
  readonly neverBelow: number;
  /** How many pods change in a step, and how many steps there are. */
  readonly batch: number;
  readonly steps: number;
  /** What a pod is guessed to take until it is ready: see `bootOf`. */
  readonly bootSeconds: number;
  /** From the first new pod to the last that counts as available, where each starts as guessed. */
  readonly seconds: number;
  /**
   * The most pods that there are, leaving ones included: all new ones, all old ones that still end, and the extra ones
   * of a release before that never became ready. Releases that each got further within one grace can be more.
   */
  readonly atOnce: number;
}

/** Undefined for what is no release of pods that stay: Jobs and crons. */
export function rolloutOf({ kind, placed, most }: Workload, pods: number = most): RolloutFigure | undefined {
  if (kind !== 'deployment' && kind !== 'stateful') return undefined;
  const spec = placed.object.spec;
  const { strategy, surge, unavailable, endsFirst } = planOf(kind, spec, pods);
  const batch = Math.min(pods, surge + unavailable);
  const steps = batch === 0 ? 0 : Math.ceil(pods / batch);
  const bootSeconds = bootOf(placed.pod.spec);
  const grace = endsFirst ? graceOf(placed.pod.spec) : 0;
  return {
    strategy,
    pods,
    extra: surge,
    neverBelow: pods - unavailable,
    batch,
    steps,
    bootSeconds,
    seconds: steps * (grace + bootSeconds + (countAt(spec, 'minReadySeconds') ?? 0)),
    atOnce: endsFirst ? pods : 2 * pods + surge,
  };
}

interface RolloutPlan {
  readonly strategy: string;
  readonly surge: number;
  readonly unavailable: number;
  /** Whether an old pod has to be gone before the one in its place is made. */
  readonly endsFirst: boolean;
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies */
function planOf(kind: 'deployment' | 'stateful', spec: unknown, pods: number): RolloutPlan {
  if (kind === 'deployment') return planOfDeployment(field(spec, 'strategy'), pods);
  const strategy = textAt(spec, 'updateStrategy', 'type') ?? 'RollingUpdate';
  const share = field(spec, 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
  const unavailable = strategy === 'OnDelete' ? 0 : Math.min(pods, Math.max(1, roundedUp(share, pods, 1)));
  return { strategy, surge: 0, unavailable, endsFirst: true };
}

/**
 * As the deployment controller reads it: where both come to nothing, one pod may be missing.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
function planOfDeployment(strategy: unknown, pods: number): RolloutPlan {
  const type = textAt(strategy, 'type') ?? 'RollingUpdate';
  if (type === 'Recreate') return { strategy: type, surge: 0, unavailable: pods, endsFirst: true };
  const { maxSurge, maxUnavailable } = record(field(strategy, 'rollingUpdate'));
  const surge = roundedUp(maxSurge, pods, '25%');
  const missing = roundedDown(maxUnavailable, pods, '25%');
  const unavailable = surge === 0 && missing === 0 ? 1 : missing;
  return {
    strategy: type,
    surge: Math.min(pods, surge),
    unavailable: Math.min(pods, unavailable),
    endsFirst: false,
  };
}

/** Seconds from TERM, or preStop, to KILL. */
export const graceOf = (pod: Json): number => countAt(pod, 'terminationGracePeriodSeconds') ?? 30;

/** Where no startup probe says how long a start may take. */
const USUAL_BOOT = 30;

/**
 * Seconds that the slowest container is guessed to start in: a quarter of what its startup probe allows, for that should
 * be twice the slowest start and the usual one is half of the slowest. Waiting for a node, an image or a migration is
 * not in it.
 */
const bootOf = (pod: Json): number =>
  Math.max(0, ...records(pod.containers).map(({ startupProbe }) => bootOfProbe(startupProbe)));

/** https://kubernetes.io/docs/concepts/workloads/pods/probes/ */
function bootOfProbe(probe: unknown): number {
  if (probe === undefined) return USUAL_BOOT;
  const period = countAt(probe, 'periodSeconds') ?? 10;
  const delay = countAt(probe, 'initialDelaySeconds') ?? 0;
  return Math.ceil((delay + period * (countAt(probe, 'failureThreshold') ?? 3)) / 4);
}
