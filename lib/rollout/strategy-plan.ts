import {
  type CountOrPercent,
  checkCountOrPercent,
  isNone,
  type Path,
  percentOf,
  surgePods,
  unavailablePods,
} from '../kernel';
import type { PodCounts } from './pod-counts';
import type { RolloutProps } from './rollout-plan';

export type StrategyPlan =
  | { readonly type: 'Recreate' }
  | {
      readonly type: 'RollingUpdate';
      readonly maxSurge: CountOrPercent;
      readonly maxUnavailable: CountOrPercent;
    };

/** One pod that is stopped before the next one starts; reported where somebody waits for its answers. */
export function planSingleton(
  { replicas = 1, autoscaling, maxSurge, maxUnavailable, disruptionBudget }: RolloutProps,
  serves: boolean,
  path: Path,
): StrategyPlan {
  const budget = disruptionBudget === false ? undefined : disruptionBudget;
  const unfit = { autoscaling, maxSurge, maxUnavailable, disruptionBudget: budget };
  if (replicas > 1) {
    path.at('replicas').refuse('0 or 1 for a singleton', replicas, 'remove replicas or singleton');
  }
  for (const [name, value] of Object.entries(unfit)) {
    if (value !== undefined)
      path.at(name).refuse(`no ${name} for a singleton`, value, `remove ${name} or singleton`);
  }
  if (serves) {
    const fix = 'leave it out, or acknowledge why nobody need be answered during a rollout';
    path.at('singleton').warn('P1', 'no singleton where requests are served', true, fix);
  }
  return { type: 'Recreate' };
}

/** Refuses what cannot roll, reports what may lose pods or needs much room. */
export function planStrategy(
  { maxSurge = '10%', maxUnavailable = 0 }: RolloutProps,
  counts: PodCounts,
  path: Path,
): StrategyPlan {
  checkSurge(maxSurge, maxUnavailable, counts, path.at('maxSurge'));
  checkUnavailable(maxUnavailable, path.at('maxUnavailable'));
  return { type: 'RollingUpdate', maxSurge, maxUnavailable };
}

function checkSurge(
  maxSurge: CountOrPercent,
  maxUnavailable: CountOrPercent,
  { least, most }: PodCounts,
  path: Path,
): void {
  checkCountOrPercent(maxSurge, path);
  if (isNone(maxSurge) && isNone(maxUnavailable)) {
    path.refuse(
      'more than 0 when maxUnavailable is 0',
      maxSurge,
      "raise maxSurge (default '10%') or set maxUnavailable: 1",
    );
  } else if (isMoreThanATenth(maxSurge, least) || isMoreThanATenth(maxSurge, most)) {
    path.warn('P1', "'10%' at most", maxSurge, 'leave it out, or acknowledge why there is room for more');
  }
}

/** One pod is always allowed: nothing could roll without it. */
const isMoreThanATenth = (maxSurge: CountOrPercent, replicas: number): boolean =>
  surgePods(maxSurge, replicas) > Math.max(1, Math.ceil(replicas / 10));

function checkUnavailable(maxUnavailable: CountOrPercent, path: Path): void {
  checkCountOrPercent(maxUnavailable, path);
  if (typeof maxUnavailable === 'string' && percentOf(maxUnavailable) > 100) {
    path.refuse("'100%' at most", maxUnavailable, 'lower it or leave it out');
  } else if (unavailablePods(maxUnavailable, 100) > 0) {
    path.warn(
      'P1',
      '0, so that a rollout takes no pod away',
      maxUnavailable,
      'leave it out, or acknowledge why fewer pods will do',
    );
  }
}
