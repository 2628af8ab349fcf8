import type { PodPlan } from '../container';
import {
  atLeast,
  checkCount,
  checkedSeconds,
  type Duration,
  type KubernetesVersion,
  type Path,
} from '../kernel';

/** What stops a Job. */
export interface LimitsProps {
  /** How long it may take, retries included, before it is stopped and counts as failed. */
  readonly deadline?: Duration;
  /** How often it is tried again, 0 or more. */
  readonly backoffLimit?: number;
}

export interface Limits {
  /** Seconds. */
  readonly deadline: number;
  readonly backoffLimit: number;
}

/** A Job that runs one pod at a time. */
export interface JobPlan extends Limits {
  readonly pod: PodPlan;
  /** Whether a pod is replaced only when it has ended: two at once must not be. */
  readonly replaceFailedOnly: boolean;
}

export function planLimits(props: LimitsProps, usual: Limits, path: Path): Limits {
  const { deadline, backoffLimit = usual.backoffLimit } = props;
  checkCount(backoffLimit, path.at('backoffLimit'));
  if (deadline === undefined) return { deadline: usual.deadline, backoffLimit };
  const range = { from: 1, fallback: usual.deadline };
  return { deadline: checkedSeconds(deadline, path.at('deadline'), range), backoffLimit };
}

export const planJob = (pod: PodPlan, limits: Limits, kubernetes: KubernetesVersion): JobPlan => ({
  ...limits,
  pod,
  replaceFailedOnly: atLeast(kubernetes, 29),
});
