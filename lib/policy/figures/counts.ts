import { type CountOrPercent, field, percentOf, surgePods, unavailablePods } from '../../kernel';

/** A count of pods at the end of a way of keys; undefined for what is none. */
export function countAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const count = field(value, ...keys);
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

const isShare = (value: unknown): value is CountOrPercent =>
  typeof value === 'number'
    ? Number.isInteger(value) && value >= 0
    : typeof value === 'string' && !Number.isNaN(percentOf(value as `${number}%`)); // which says so itself

/** So many of the pods, where a share of one counts as one. */
export const roundedUp = (value: unknown, pods: number, otherwise: CountOrPercent): number =>
  surgePods(isShare(value) ? value : otherwise, pods);

/** So many of the pods, where a share of one counts as none. */
export const roundedDown = (value: unknown, pods: number, otherwise: CountOrPercent): number =>
  unavailablePods(isShare(value) ? value : otherwise, pods);
