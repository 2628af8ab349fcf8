import type { Drift } from '../../synth';

/** Where environments differ and why, of all services or of those that are named. */
export function driftIn(apps: string, names: readonly string[]): readonly Drift[] {
  const { discover, driftOf }: typeof import('../../synth') = require('../../synth');
  return driftOf(discover(apps)).filter(({ service }) => names.length === 0 || names.includes(service));
}
