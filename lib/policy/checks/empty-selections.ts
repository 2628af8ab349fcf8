import { Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { selectionOf } from '../selection';
import { selects } from '../selector';
import type { World } from '../world';

/** A Service without pods answers nothing; a budget without pods protects none. */
export const emptySelections: Check = {
  id: 'C7',
  title: 'a Service or disruption budget that selects pods finds some',
  severity: 'error',
  why: 'a Service without pods answers nothing, a budget without pods protects none',
  fix: 'select the labels of a workload',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const selection = selectionOf(to);
      if (selection?.of !== "one workload's pods" || !world.knows(to.namespace)) continue;
      const { name } = to.object.metadata;
      const found = world.podMakers(to.namespace).some(({ pod }) => selects(selection.selector, pod.labels));
      if (found || to.from.externals.has(`Pod/${name}`)) continue;
      yield {
        to,
        field: 'spec.selector',
        expected: 'labels of pods in the same namespace',
        got: new Words('labels that no pod has'),
        fix: `select a workload, or declareExternal(this, { kind: 'Pod', name: '${name}' }) for pods made elsewhere`,
      };
    }
  },
};
