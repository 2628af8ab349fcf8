import { type Json, record, text } from '../../kernel';
import { same } from './same';

/** Where two values first differ. */
interface Difference {
  /** A way of keys joined by dots. */
  readonly at: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** Follows two values that are not the same as far down as both have something. */
export function firstDifference(at: string, was: unknown, is: unknown): Difference {
  const [before, after] = [keyed(was), keyed(is)];
  if (before === undefined || after === undefined) return { at, was, is };
  const key = Object.keys({ ...before, ...after }).find((name) => !same(before[name], after[name], name));
  // names such as those of labels are no names of fields, for which something is usual
  if (key === undefined) return { at, was, is };
  return firstDifference(`${at}.${key}`, before[key], after[key]);
}

/** A list by the names that its entries have, as paths of findings name them. */
function keyed(value: unknown): Json | undefined {
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? record(value) : undefined;
  return Object.fromEntries(value.map((item, index) => [text(record(item).name) ?? index, item]));
}
