import { type CountOrPercent, checkCountOrPercent, isNone, type Path, surgePods } from '../kernel';
import type { RolloutProps } from './rollout-plan';

export type StrategyPlan =
  | { readonly type: 'Recreate' }
  | {
      readonly type: 'RollingUpdate';
      readonly maxSurge: CountOrPercent;
      readonly maxUnavailable: CountOrPercent;
    };

/** One pod that is stopped before the next one starts. */
export function planSingleton(
  { replicas = 1, autoscaling, maxSurge, maxUnavailable }: RolloutProps,
  path: Path,
): StrategyPlan {
  if (replicas > 1)
    path.at('replicas').refuse('0 or 1 for a singleton', replicas, 'remove replicas or singleton');
  for (const [name, value] of Object.entries({ autoscaling, maxSurge, maxUnavailable })) {
    if (value !== undefined)
      path.at(name).refuse(`no ${name} for a singleton`, value, `remove ${name} or singleton`);
  }
  return { type: 'Recreate' };
}

/** Refuses what cannot roll, reports what may lose pods or needs much room. */
export function planStrategy(
  { maxSurge = '10%', maxUnavailable = 0 }: RolloutProps,
  leastReplicas: number,
  path: Path,
): StrategyPlan {
  checkCountOrPercent(maxSurge, path.at('maxSurge'));
  checkCountOrPercent(maxUnavailable, path.at('maxUnavailable'));
  if (isNone(maxSurge) && isNone(maxUnavailable)) {
    path
      .at('maxSurge')
      .refuse(
        'more than 0 when maxUnavailable is 0',
        maxSurge,
        "raise maxSurge (default '10%') or set maxUnavailable: 1",
      );
  } else if (!isNone(maxUnavailable)) {
    path
      .at('maxUnavailable')
      .warn(
        'P1',
        '0, so that a rollout takes no pod away',
        maxUnavailable,
        'leave it out, or acknowledge why fewer pods will do',
      );
  } else if (surgePods(maxSurge, leastReplicas) > Math.max(1, Math.ceil(leastReplicas / 10))) {
    path
      .at('maxSurge')
      .warn('P1', "'10%' at most", maxSurge, 'leave it out, or acknowledge why there is room for more');
  }
  return { type: 'RollingUpdate', maxSurge, maxUnavailable };
}
