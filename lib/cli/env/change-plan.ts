import { eachOnce, type ObjectReference } from '../../kernel';
import { type Place, readersOf } from './place';
import type { Change, Snapshot } from './store';

/** A change of one place, and what it means there. */
export interface PlannedChange {
  readonly place: Place;
  readonly base: Snapshot;
  /** Without what is so already. */
  readonly change: Change;
  readonly keys: readonly KeyChange[];
  /** Keys that have the wanted value already, or are gone already. */
  readonly unchanged: readonly string[];
  /** What reads any of the keys that were named, changed or not. */
  readonly readers: readonly ObjectReference[];
}

export interface KeyChange {
  readonly key: string;
  readonly how: 'adds' | 'changes' | 'removes';
  readonly readers: readonly ObjectReference[];
  /** Whether a pod does not start without it. */
  readonly isRequired: boolean;
}

/** What has to be written so that a place is as wanted. */
export function planChange(place: Place, base: Snapshot, wanted: Change): PlannedChange {
  const entries = [...wanted].filter(([key, value]) => !isSame(base.values.get(key), value));
  const keys = entries.map(([key, value]) => ({
    key,
    how: howOf(base.values.has(key), value),
    readers: readersOf(place.needed, key),
    isRequired: place.needed?.keys.get(key)?.required === true,
  }));
  const changed = new Set(entries.map(([key]) => key));
  return {
    place,
    base,
    change: new Map(entries),
    keys: keys.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    unchanged: [...wanted.keys()].filter((key) => !changed.has(key)),
    readers: eachOnce([...wanted.keys()].flatMap((key) => readersOf(place.needed, key))),
  };
}

function howOf(isThere: boolean, value: Buffer | undefined): KeyChange['how'] {
  if (value === undefined) return 'removes';
  return isThere ? 'changes' : 'adds';
}

/** Whether two values, or their absence, are the same. */
export const isSame = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b);

export const isEmpty = ({ change }: PlannedChange): boolean => change.size === 0;
