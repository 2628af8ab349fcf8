import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { selectionOf } from '../selection';
import { selects } from '../selector';
import type { Placed, PodMaker, World } from '../world';

/**
 * A pod under two budgets is never evicted: the API server answers 500, and a node drain waits for good.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works
 */
export const budgetsMeet: Check = {
  id: 'C20',
  title: 'no pods are under two disruption budgets',
  severity: 'error',
  why: 'a pod under two budgets cannot be evicted, and a drain waits for good',
  fix: 'keep one of the two budgets',
  *run(world: World): Iterable<Objection> {
    const covering = new Map<PodMaker, Placed>();
    for (const to of world.objects) {
      const { selector } = (to.kind === 'PodDisruptionBudget.policy' && selectionOf(to)) || {};
      if (selector === undefined) continue;
      for (const maker of world.podMakers(to.namespace)) {
        if (!selects(selector, maker.pod.labels)) continue;
        const other = covering.get(maker);
        if (other === undefined) covering.set(maker, to);
        else yield objection(to, other, maker);
      }
    }
  },
};

const objection = (to: Placed, other: Placed, maker: PodMaker): Objection => ({
  to,
  field: 'spec.selector',
  expected: 'pods without another budget',
  got: new Words(`those of ${nameIn(maker)}, which ${nameIn(other)} selects too`),
  fix: 'keep one of the two: a pod under two budgets cannot be evicted',
  with: [other, maker],
});
