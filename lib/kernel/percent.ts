import type { Path } from './path';

export type Percent = `${number}%`;

/** A count of pods, or a share of them. */
export type CountOrPercent = number | Percent;

const PERCENT = /^(\d+)%$/;

/** The whole number before the `%`, or NaN. */
export const percentOf = (share: Percent): number => Number(PERCENT.exec(share)?.[1] ?? Number.NaN);

/**
 * How many pods `maxSurge` means: Kubernetes rounds up, so 10 % of one pod is one.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge
 */
export const surgePods = (value: CountOrPercent, replicas: number): number =>
  typeof value === 'number' ? value : Math.ceil((percentOf(value) * replicas) / 100);

/** How many pods `maxUnavailable` means: Kubernetes rounds down. */
export const unavailablePods = (value: CountOrPercent, replicas: number): number =>
  typeof value === 'number' ? value : Math.floor((percentOf(value) * replicas) / 100);

export const isNone = (value: CountOrPercent): boolean => value === 0 || value === '0%';

export function checkCountOrPercent(value: CountOrPercent, path: Path): void {
  const valid = typeof value === 'number' ? Number.isInteger(value) && value >= 0 : PERCENT.test(value);
  if (!valid) {
    path.refuse("a count of pods (0 or more) or a share such as '10%'", value, 'use a whole number');
  }
}
