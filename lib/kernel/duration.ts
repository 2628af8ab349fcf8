import { type Path, Words } from './path';
import { isWithin, type Range, rangeText } from './range';

/** A length of time: `'30s'`, `'15m'`, `'1h'`, `'2d'`, or cdk8s' own `Duration`. */
export type Duration =
  | `${number}${'s' | 'm' | 'h' | 'd'}`
  | { toSeconds(options?: { readonly integral?: boolean }): number };

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const TEXT = /^(\d+(?:\.\d+)?)([smhd])$/;

/** Seconds, or NaN for what is no duration. */
export function seconds(duration: Duration): number {
  // cdk8s' Duration throws at a fraction unless it is told not to
  if (typeof duration === 'object') return duration.toSeconds({ integral: false });
  const [, count, unit] = TEXT.exec(duration) ?? [];
  return count === undefined ? Number.NaN : Number(count) * SECONDS[unit as keyof typeof SECONDS]; // TEXT knows the units
}

/** Whole seconds in a range (0 or more); refuses the rest and returns `fallback` (the lower bound) instead. */
export function checkedSeconds(
  duration: Duration,
  path: Path,
  { fallback, ...range }: Range & { readonly fallback?: number } = {},
): number {
  const value = seconds(duration);
  if (isWithin(value, range)) return value;
  const expected = `a duration in whole seconds, ${rangeText(value, range, 's')}`;
  const got = typeof duration === 'object' ? new Words(`${value}s`) : duration;
  path.refuse(expected, got, "write it as '30s', '15m' or '1h'");
  return fallback ?? range.from ?? 0;
}
