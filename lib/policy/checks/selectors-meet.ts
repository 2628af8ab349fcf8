import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { selectedBy } from '../selected';
import { selectionOf } from '../selection';
import type { Placed, World } from '../world';

/**
 * Two controllers that select the same pods fight over them, and a Service sends requests to pods that do
 * not serve. A budget over two workloads stops evictions of both. NetworkPolicies may select many.
 */
export const selectorsMeet: Check = {
  id: 'C5',
  title: 'the pods of one workload are selected by nothing that is not its own',
  severity: 'error',
  why: 'controllers fight over pods, and Services send requests to pods that do not serve',
  fix: 'add the label that tells the workloads apart',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const selection = selectionOf(to);
      if (selection === undefined) continue;
      const selected = selectedBy(world, to.namespace, selection.selector).filter((maker) => maker !== to);
      const allowed = selection.of === 'its own pods' ? 0 : 1;
      if (selected.length > allowed) yield objection(to, selection.of, selected);
    }
  },
};

const objection = (to: Placed, expected: string, selected: readonly Placed[]): Objection => ({
  to,
  field: 'spec.selector',
  expected: `a selector of ${expected} alone`,
  got: new Words(
    `one that ${expected === 'its own pods' ? 'also ' : ''}selects those of ${namesOf(selected)}`,
  ),
  fix: 'add the label that tells them apart, such as app.kubernetes.io/component',
  with: selected.slice(0, NAMED),
});

const NAMED = 4;

/** Of hundreds, the first few: nobody reads more. */
const namesOf = (selected: readonly Placed[]): string => {
  const more = selected.length - NAMED;
  const names = selected.slice(0, NAMED).map(nameIn);
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ');
};
