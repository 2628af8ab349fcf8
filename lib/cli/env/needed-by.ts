import { eachOnce } from '../../kernel';
import type { PlannedChange } from './change-plan';
import { labelOf, listed } from './place';

/** A sentence for each place whose pods would not start any more. */
export const neededBy = (plans: readonly PlannedChange[]): readonly string[] =>
  plans.flatMap(({ place, keys }) => {
    const broken = keys.filter(({ how, isRequired }) => how === 'removes' && isRequired);
    if (broken.length === 0) return [];
    const names = broken.map(({ key }) => key).join(', ');
    const readers = eachOnce(broken.flatMap((change) => change.readers));
    const who = readers.length === 0 ? 'What the chart names them for' : `New pods of ${listed(readers)}`;
    return [`${who} will not start without ${names} in ${labelOf(place)}.`];
  });
