import { type CountOrPercent, checkCountOrPercent, isNone, type Path, percentOf, surgePods } from '../kernel';

/** How many pods a drain may take, or how many it must leave; false for no budget. */
export type DisruptionBudget = CountOrPercent | { readonly minAvailable: CountOrPercent } | false;

/** How many pods a node drain may take at once, or must leave. */
export type DisruptionPlan =
  | { readonly maxUnavailable: CountOrPercent }
  | { readonly minAvailable: CountOrPercent };

/** A budget of a single pod either lets it go, and so is none, or keeps its node from ever being drained. */
export function planDisruption(
  wish: DisruptionBudget | undefined,
  leastReplicas: number,
  path: Path,
): DisruptionPlan | undefined {
  if (wish === false || (wish === undefined && leastReplicas < 2)) return undefined;
  if (typeof wish === 'object') {
    checkAvailable(wish.minAvailable, leastReplicas, path.at('minAvailable'));
    return { minAvailable: wish.minAvailable };
  }
  const maxUnavailable = wish ?? 1;
  checkUnavailable(maxUnavailable, leastReplicas, path);
  return { maxUnavailable };
}

const NO_BUDGET = 'write false for no budget';

function checkUnavailable(value: CountOrPercent, leastReplicas: number, path: Path): void {
  checkCountOrPercent(value, path);
  if (isNone(value)) {
    path.refuse('at least one pod', value, `allow one: no node can be drained otherwise, or ${NO_BUDGET}`);
  } else if (isAll(value, leastReplicas)) {
    path.refuse(`fewer pods than there may be (${leastReplicas})`, value, `lower it, or ${NO_BUDGET}`);
  }
}

/** Where all pods must stay, no node can be drained. */
function checkAvailable(value: CountOrPercent, leastReplicas: number, path: Path): void {
  checkCountOrPercent(value, path);
  if (isNone(value)) {
    path.refuse('at least one pod', value, `raise it, or ${NO_BUDGET}: this one lets every pod go`);
  } else if (isAll(value, leastReplicas)) {
    const fix = `lower it, run more pods, or ${NO_BUDGET}: no node can be drained otherwise`;
    path.refuse(`fewer pods than there may be (${leastReplicas})`, value, fix);
  }
}

/** Whether it means all pods there are at the fewest; of none only a share can be too many. */
const isAll = (value: CountOrPercent, leastReplicas: number): boolean =>
  leastReplicas > 0
    ? roundedPods(value, leastReplicas) >= leastReplicas
    : typeof value === 'string' && percentOf(value) > 100;

/**
 * Kubernetes rounds the share of a budget up, like a surge and unlike a rollout's maxUnavailable.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
const roundedPods = surgePods;
