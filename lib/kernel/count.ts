import type { Path } from './path';
import { isWithin, type Range, rangeText } from './range';

/** Refuses what is no whole number in a range (0 or more); returns whether it is one. */
export function checkCount(value: number, path: Path, range: Range = {}): boolean {
  if (isWithin(value, range)) return true;
  path.refuse(`a whole number, ${rangeText(value, range)}`, value, 'use a whole number in that range');
  return false;
}

/** Refuses what is no number of a port. */
export function checkPort(port: number, path: Path): void {
  checkCount(port, path, { from: 1, to: 65535 });
}
