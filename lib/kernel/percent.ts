import type { Path } from './path';
import { isWithin } from './range';

/** A whole percentage: `'10%'`. */
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

/**
 * How many pods a rollout's `maxUnavailable` means: Kubernetes rounds down. (That of a disruption budget it
 * rounds up, as it does `maxSurge`.)
 */
export const unavailablePods = (value: CountOrPercent, replicas: number): number =>
  typeof value === 'number' ? value : Math.floor((percentOf(value) * replicas) / 100);

/** Whether it means no pod however many there are. */
export const isNone = (value: CountOrPercent): boolean =>
  (typeof value === 'number' ? value : percentOf(value)) === 0;

/** Refuses what is neither a count nor a whole percentage. */
export function checkCountOrPercent(value: CountOrPercent, path: Path): void {
  if (isWithin(typeof value === 'number' ? value : percentOf(value), {})) return;
  path.refuse("a count of pods (0 or more) or a share such as '10%'", value, 'use a whole number');
}
