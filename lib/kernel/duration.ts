import type { Path } from './path';

/** A length of time: `'30s'`, `'15m'`, `'1h'`, `'2d'`, or cdk8s' own `Duration`. */
export type Duration = `${number}${'s' | 'm' | 'h' | 'd'}` | { toSeconds(): number };

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const TEXT = /^(\d+(?:\.\d+)?)([smhd])$/;

/** Seconds, or NaN for what is no duration. */
export function seconds(duration: Duration): number {
  if (typeof duration !== 'string') return duration.toSeconds();
  const [, count, unit] = TEXT.exec(duration) ?? [];
  return count === undefined ? Number.NaN : Number(count) * SECONDS[unit as keyof typeof SECONDS];
}

/** Whole seconds in a range; refuses the rest and returns the lower bound in its place. */
export function checkedSeconds(
  duration: Duration,
  path: Path,
  { from = 0, to = Number.MAX_SAFE_INTEGER } = {},
): number {
  const value = seconds(duration);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  const range = to === Number.MAX_SAFE_INTEGER ? `${from}s or more` : `from ${from}s to ${to}s`;
  path.refuse(`a duration in whole seconds, ${range}`, duration, "write it as '30s', '15m' or '1h'");
  return from;
}
