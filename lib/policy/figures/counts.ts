import { type CountOrPercent, percentOf, surgePods, unavailablePods } from '../../kernel';

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
