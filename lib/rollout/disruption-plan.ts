import { type CountOrPercent, checkCountOrPercent, isNone, type Path, unavailablePods } from '../kernel';

/** How many pods a node drain may take at once. */
export interface DisruptionPlan {
  readonly maxUnavailable: CountOrPercent;
}

/** None for a single pod: it would only keep nodes from being drained. */
export function planDisruption(
  wish: CountOrPercent | false | undefined,
  leastReplicas: number,
  path: Path,
): DisruptionPlan | undefined {
  if (wish === false || (wish === undefined && leastReplicas < 2)) return undefined;
  const maxUnavailable = wish ?? 1;
  checkCountOrPercent(maxUnavailable, path);
  if (isNone(maxUnavailable)) {
    path.refuse(
      'at least one pod',
      maxUnavailable,
      'allow one: no node can be drained otherwise, or write false for no budget',
    );
  } else if (unavailablePods(maxUnavailable, leastReplicas) >= leastReplicas) {
    path.refuse(
      `fewer than the ${leastReplicas} pods that there may be`,
      maxUnavailable,
      'lower it, or write false for no budget',
    );
  }
  return { maxUnavailable };
}
