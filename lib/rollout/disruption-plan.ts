import { type CountOrPercent, checkCountOrPercent, isNone, type Path, surgePods } from '../kernel';

/** How many pods a node drain may take at once. */
export interface DisruptionPlan {
  readonly maxUnavailable: CountOrPercent;
}

/** A budget of a single pod either lets it go, and so is none, or keeps its node from ever being drained. */
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
  } else if (leastReplicas > 0 && takenPods(maxUnavailable, leastReplicas) >= leastReplicas) {
    path.refuse(
      `fewer pods than there may be (${leastReplicas})`,
      maxUnavailable,
      'lower it, or write false for no budget',
    );
  }
  return { maxUnavailable };
}

/**
 * Kubernetes rounds the share of a budget up, like a surge and unlike a rollout's maxUnavailable.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
const takenPods = surgePods;
