import type { Path } from './path';

/** Refuses what is no whole number in a range; returns whether it is one. */
export function checkCount(
  value: number,
  path: Path,
  { from = 0, to = Number.MAX_SAFE_INTEGER } = {},
): boolean {
  if (Number.isInteger(value) && value >= from && value <= to) return true;
  const range = to === Number.MAX_SAFE_INTEGER ? `${from} or more` : `from ${from} to ${to}`;
  path.refuse(`a whole number, ${range}`, value, 'use a whole number in that range');
  return false;
}

/** Ports below 1024 need a privilege that a restricted pod has not. */
export function checkPort(port: number, path: Path): void {
  checkCount(port, path, { from: 1, to: 65535 });
}
