import { type CountOrPercent, field, surgePods, unavailablePods } from '../../kernel';
import type { PodMaker } from '../world';
import { rolls } from './running';

/** How pods of a Deployment are replaced. */
export interface Rolling {
  /** Whether there may be one pod more than asked for. */
  readonly surges: boolean;
  /** Whether one of those asked for may be missing. */
  readonly mayMiss: boolean;
  /** Whether both numbers are written; Kubernetes takes 25% for either. */
  readonly written: boolean;
}

const USUAL = '25%';

/** Undefined for what does not replace its pods a few at a time. `pods` are asked for, 1 where nobody knows. */
export function rollingOf(maker: PodMaker, pods = 1): Rolling | undefined {
  if (!rolls(maker)) return undefined;
  const numbers = field(maker.object, 'spec', 'strategy', 'rollingUpdate');
  const surge = field(numbers, 'maxSurge');
  const unavailable = field(numbers, 'maxUnavailable');
  const asked = Math.max(1, pods);
  return {
    surges: surgePods(countOf(surge), asked) > 0,
    mayMiss: unavailablePods(countOf(unavailable), asked) > 0,
    written: isNothing(surge) && isNothing(unavailable),
  };
}

const isShare = (value: unknown): value is `${number}%` => typeof value === 'string' && /^\d+%$/.test(value);

export const countOf = (value: unknown): CountOrPercent =>
  typeof value === 'number' || isShare(value) ? value : USUAL;

const isNothing = (value: unknown): boolean => value === 0 || value === '0%';
