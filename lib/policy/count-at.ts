import { field } from '../kernel';

/** A count at the end of a way of keys; undefined for what is none. */
export function countAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const count = field(value, ...keys);
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}
