import {
  type CountOrPercent,
  checkCount,
  checkedSeconds,
  type Duration,
  type Environment,
  type Path,
} from '../kernel';
import { type AutoscalingPlan, type AutoscalingProps, planAutoscaling } from './autoscaling-plan';
import { type DisruptionBudget, type DisruptionPlan, planDisruption } from './disruption-plan';
import { countPods, type PodCounts } from './pod-counts';
import { planDeadline } from './progress-deadline';
import { planSingleton, planStrategy, type StrategyPlan } from './strategy-plan';

/** How many pods there are, and how a new version takes the place of the old one. */
export interface RolloutProps {
  /** Pods to keep ready, 0 or more; one pod cannot survive a node drain. @default - the platform's, else 2 */
  readonly replicas?: number;
  /**
   * Lets the cluster choose the number instead of `replicas`; `'external'` where somebody else's autoscaler does, such
   * as a ScaledObject of KEDA: until it has, a new Deployment runs a single pod. The disruption budget is then that of
   * the platform's number. `'prepared'` keeps `replicas` and lets Argo CD know that an autoscaler comes: a service that
   * runs gets one with the next release, and loses no pod to it. @default - a fixed number
   */
  readonly autoscaling?: AutoscalingProps | 'external' | 'prepared';
  /**
   * Pods beyond the number asked for during a rollout; shares are rounded up. More than a tenth, which one
   * pod never is, is reported (P1). @default '10%'
   */
  readonly maxSurge?: CountOrPercent;
  /**
   * Pods that may be missing during a rollout; shares are rounded down, but without a surge one is taken at
   * least. Any is reported (P1). @default 0
   */
  readonly maxUnavailable?: CountOrPercent;
  /** How long a new pod must stay ready before the next one is replaced. @default '10s' */
  readonly minReady?: Duration;
  /**
   * When a rollout counts as failed, longer than `minReady`; one that is too short for guard and start is
   * reported (F59). @default - what guard, start and minReady may take + 120s, 10m at least
   */
  readonly progressDeadline?: Duration;
  /** Old ReplicaSets to keep, 0 or more. Rolling back is by git, not by them. @default 3 */
  readonly revisionHistory?: number;
  /**
   * Never two at once: one pod in the primary cluster, stopped before the next starts, and none in the others
   * unless `replicas` says so. For clocks and schedulers; reported (P1) for what serves. @default false
   */
  readonly singleton?: boolean;
  /**
   * Pods that a node drain may take at once, or must leave (`{ minAvailable }`), fewer than there may be;
   * shares are rounded up; false for no budget. @default - 1 from two pods up
   */
  readonly disruptionBudget?: DisruptionBudget;
  /** Whether pods are spread over zones and hosts as far as that is possible; a singleton never is. @default true */
  readonly spread?: boolean;
}

export interface RolloutPlan {
  /** Undefined where an autoscaler owns the number. */
  readonly replicas: number | undefined;
  readonly strategy: StrategyPlan;
  /** Seconds. */
  readonly minReady: number;
  /** Seconds; undefined where it follows from the rest. */
  readonly progressDeadline: number | undefined;
  readonly revisionHistory: number;
  /** Undefined where the number is fixed, or somebody else's autoscaler owns it. */
  readonly autoscaling: AutoscalingPlan | undefined;
  /** Whether an autoscaler will own the number soon. */
  readonly prepared: boolean;
  /** How many there may be, whoever chooses. */
  readonly counts: PodCounts;
  readonly disruption: DisruptionPlan | undefined;
  readonly spread: boolean;
}

/** What a rollout has to know of its pods and its place. */
export interface RolloutSurroundings {
  /** How many pods there are where a chart asks for no number, and whether this is the primary cluster. */
  readonly environment: Pick<Environment, 'defaults' | 'cluster'>;
  /** Whether the pods answer requests. */
  readonly serves: boolean;
}

/** Fills every default, refuses what cannot roll, and reports a strategy that may lose pods. */
export function planRollout(props: RolloutProps, path: Path, around: RolloutSurroundings): RolloutPlan {
  const { minReady = '10s', progressDeadline, revisionHistory = 3, singleton = false, spread = true } = props;
  const counts = countPods(props, around.environment);
  const ready = checkedSeconds(minReady, path.at('minReady'), { fallback: 10 });
  checkCount(revisionHistory, path.at('revisionHistory'));
  return {
    replicas: planReplicas(props, counts, path.at('replicas')),
    strategy: singleton ? planSingleton(props, around.serves, path) : planStrategy(props, counts, path),
    minReady: ready,
    progressDeadline: planDeadline(progressDeadline, ready, path.at('progressDeadline')),
    revisionHistory,
    autoscaling: planOwnAutoscaling(props, path.at('autoscaling')),
    prepared: props.autoscaling === 'prepared',
    counts,
    disruption: singleton
      ? undefined
      : planDisruption(props.disruptionBudget, counts.least, path.at('disruptionBudget')),
    spread: spread && !singleton,
  };
}

const planOwnAutoscaling = ({ autoscaling }: RolloutProps, path: Path): AutoscalingPlan | undefined =>
  autoscaling === undefined || autoscaling === 'external' || autoscaling === 'prepared'
    ? undefined
    : planAutoscaling(autoscaling, path);

function planReplicas(
  { replicas, autoscaling }: RolloutProps,
  { least }: PodCounts,
  path: Path,
): number | undefined {
  if (replicas !== undefined) checkCount(replicas, path);
  if (autoscaling === undefined || autoscaling === 'prepared') return least;
  if (replicas !== undefined) {
    path.refuse(
      'no replicas beside autoscaling',
      replicas,
      'remove one: git and the autoscaler would undo each other',
    );
  }
  return undefined;
}
