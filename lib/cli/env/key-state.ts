import { type NeededSecret, nearName, type ObjectReference } from '../../kernel';
import { readersOf } from './place';

/** One key of a Secret, as its chart and its store know it. */
export interface KeyState {
  readonly key: string;
  readonly isPresent: boolean;
  /** Whether a pod does not start without it. */
  readonly isRequired: boolean;
  /** Whether the chart asks for it, by its name or with all the others. */
  readonly isNeeded: boolean;
  readonly readers: readonly ObjectReference[];
}

/** Every key that is needed or there, in the order of the alphabet. */
export function keyStates(needed: NeededSecret | undefined, present: readonly string[]): readonly KeyState[] {
  const keys = new Set([...(needed?.keys.keys() ?? []), ...present]);
  const isWhole = (needed?.whole.length ?? 0) > 0;
  return [...keys].toSorted().map((key) => ({
    key,
    isPresent: present.includes(key),
    isRequired: needed?.keys.get(key)?.required === true,
    isNeeded: isWhole || needed?.keys.has(key) === true,
    readers: readersOf(needed, key),
  }));
}

/** A key that is needed and not there. */
export const isMissing = ({ isNeeded, isPresent }: KeyState): boolean => isNeeded && !isPresent;

/** A key that is there and that nobody needs. */
export const isSurplus = ({ isNeeded, isPresent }: KeyState): boolean => isPresent && !isNeeded;

/** What a surplus key was most likely meant to be; never itself. */
export const meantBy = (key: string, needed: NeededSecret | undefined): string | undefined =>
  nearName(
    key,
    [...(needed?.keys.keys() ?? [])].filter((other) => other !== key),
  );
