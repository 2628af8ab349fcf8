import type { ObjectReference } from '../../kernel';
import { columns } from '../columns';
import { isEmpty, type KeyChange, type PlannedChange } from './change-plan';
import { meantBy } from './key-state';
import { labelOf, listed } from './place';
import { isRestartable } from './restart';

/** What would happen in one place, key by key and without a value, and what it means for the pods. */
export function changeLines(plan: PlannedChange, isRestarted: boolean): readonly string[] {
  const { place, keys, unchanged } = plan;
  const rows = keys.map((change) => [change.how, change.key, meaning(plan, change)]);
  const kept = unchanged.map((key) => ['leaves', key, 'it is so already']);
  return [
    `${labelOf(place)}: ${place.store.place}`,
    ...columns([...rows, ...kept]).map((line) => `  ${line}`),
    ...podLines(plan, isRestarted).map((line) => `  ${line}`),
  ];
}

function meaning({ place }: PlannedChange, { key, how, readers, isRequired }: KeyChange): string {
  if (readers.length > 0) {
    const need = how === 'removes' && isRequired ? 'needed by' : 'read by';
    return `${need} ${listed(readers)}`;
  }
  if (place.needed?.keys.has(key) === true) return 'the chart asks for it';
  const meant = how === 'removes' ? undefined : meantBy(key, place.needed);
  return meant === undefined ? 'nothing reads it' : `nothing reads it; did you mean '${meant}'?`;
}

function podLines(plan: PlannedChange, isRestarted: boolean): readonly string[] {
  const lasting = plan.readers.filter(isRestartable);
  const others = plan.readers.filter((reader) => !isRestartable(reader));
  const later = others.length === 0 ? [] : [`${listed(others)}: from the next run on`];
  if (lasting.length === 0 || (isEmpty(plan) && !isRestarted)) return isEmpty(plan) ? [] : later;
  return [`${listed(lasting)}: ${fateOf(plan, isRestarted, lasting)}`, ...later];
}

function fateOf({ place }: PlannedChange, isRestarted: boolean, lasting: readonly ObjectReference[]): string {
  const { secrets } = place.clusters[0];
  const verb = lasting.length === 1 ? 's' : '';
  if (secrets.source === 'sops') return `restart${verb} when the commit is deployed`;
  if (isRestarted) return `restart${verb} now`;
  if (secrets.reloader === true) return `Reloader restarts ${lasting.length === 1 ? 'it' : 'them'}`;
  return `keep${verb} the old values until a restart (--restart)`;
}
