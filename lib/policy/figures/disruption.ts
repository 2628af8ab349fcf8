import { field } from '../../kernel';
import { selectionOf } from '../selection';
import { selects } from '../selector';
import type { Placed, World } from '../world';
import { roundedUp } from './counts';
import { objectsIn } from './index-of-world';
import { rolloutOf } from './rollout';
import { type Workload, workloadsIn } from './workload';

/** How many pods a drain may take at once, where there are as few as there may be. */
export interface DisruptionFigure {
  readonly budget: boolean;
  /** While all pods are well. */
  readonly evictions: number;
  /** While it rolls and has the fewest pods that it may. */
  readonly whileRolling: number;
}

/** Undefined for what ends by itself. */
export function disruptionOf(world: World, workload: Workload): DisruptionFigure | undefined {
  const { placed, least } = workload;
  if (!stays(workload)) return undefined;
  const missing = unavailableOf(workload);
  const budgets = objectsIn(world, 'PodDisruptionBudget.policy', placed.namespace).filter((budget) =>
    covers(budget, workload),
  );
  const [budget, ...others] = budgets;
  if (budget === undefined) return { budget: false, evictions: least, whileRolling: least - missing };
  // the API server evicts no pod that two budgets select
  if (others.length > 0) return { budget: true, evictions: 0, whileRolling: 0 };
  const covered = workloadsIn(world, placed.namespace).filter((one) => stays(one) && covers(budget, one));
  const expected = covered.reduce((sum, one) => sum + one.least, 0);
  return {
    budget: true,
    evictions: Math.min(least, allowedBy(budget.object.spec, expected, expected)),
    whileRolling: Math.min(least, allowedBy(budget.object.spec, expected, expected - missing)),
  };
}

const stays = ({ kind }: Workload): boolean => kind === 'deployment' || kind === 'stateful';

const unavailableOf = (workload: Workload): number =>
  workload.least - (rolloutOf(workload, workload.least)?.neverBelow ?? workload.least);

function covers(budget: Placed, { placed }: Workload): boolean {
  const selection = selectionOf(budget);
  return selection !== undefined && selects(selection.selector, placed.pod.labels);
}

/**
 * As the disruption controller counts: shares are of the replicas asked for, and rounded up.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
function allowedBy(spec: unknown, expected: number, healthy: number): number {
  const { minAvailable, maxUnavailable } = {
    minAvailable: field(spec, 'minAvailable'),
    maxUnavailable: field(spec, 'maxUnavailable'),
  };
  if (expected === 0 || (minAvailable === undefined && maxUnavailable === undefined)) return 0;
  const needed =
    maxUnavailable === undefined
      ? roundedUp(minAvailable, expected, expected)
      : Math.max(0, expected - roundedUp(maxUnavailable, expected, 0));
  return Math.max(0, healthy - needed);
}
