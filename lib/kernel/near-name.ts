import { distance } from 'fastest-levenshtein';

/** Letters to add, drop or replace: two in a word of four letters or more are a slip, more are another word. */
const SLIPS = 2;

/** The candidate that somebody who wrote `name` most likely meant; undefined where none is near. */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  return [...candidates]
    .map((candidate) => ({ candidate, slips: slipsBetween(name, candidate) }))
    .filter(({ candidate, slips }) => slips <= Math.min(SLIPS, Math.min(name.length, candidate.length) / 2))
    .toSorted((one, other) => one.slips - other.slips)[0]?.candidate;
}

/** Which case, and which of `-`, `_` and `.`, is no other word; letters in another order are one slip. */
function slipsBetween(one: string, other: string): number {
  const [left, right] = [plain(one), plain(other)];
  if (Math.abs(left.length - right.length) > SLIPS) return Number.POSITIVE_INFINITY;
  const slips = distance(left, right);
  return slips === SLIPS && sorted(left) === sorted(right) ? 1 : slips;
}

const sorted = (text: string): string => [...text].sort().join('');

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_.]/g, '');
