import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { selectionOf } from '../selection';
import { isEmpty, selects } from '../selector';
import type { World } from '../world';

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector */
export const ownSelectors: Check = {
  id: 'C6',
  title: 'a workload selects the pods that it makes',
  severity: 'error',
  why: 'the API server refuses a workload that does not select its own pods',
  fix: 'give the pods the labels of the selector',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      const selection = selectionOf(to);
      if (to.pod === undefined || selection?.of !== 'its own pods') continue;
      const { selector } = selection;
      if (!isEmpty(selector) && selects(selector, to.pod.labels)) continue;
      const got = isEmpty(selector) ? new Words('an empty one') : field(to.object, 'spec', 'selector');
      const fix = 'give the pods every label of the selector';
      yield { to, field: 'spec.selector', expected: 'labels that its own pod template has', got, fix };
    }
  },
};
