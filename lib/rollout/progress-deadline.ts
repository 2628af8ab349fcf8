import type { Guard, PodPlan } from '../container';
import { checkedSeconds, type Duration, type Path } from '../kernel';
import type { RolloutPlan } from './rollout-plan';

/**
 * Undefined for what follows from the rest, and for what was refused.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
 */
export function planDeadline(
  progressDeadline: Duration | undefined,
  minReady: number,
  path: Path,
): number | undefined {
  if (progressDeadline === undefined) return undefined;
  const deadline = checkedSeconds(progressDeadline, path, { from: 1, fallback: Number.NaN });
  if (deadline > minReady) return deadline;
  if (!Number.isNaN(deadline)) {
    path.refuse(
      `more than minReady (${minReady}s)`,
      `${deadline}s`,
      'raise progressDeadline or leave it out',
    );
  }
  return undefined;
}

/** Seconds to be scheduled and to pull an image. */
const ARRIVAL = 120;
/** What Kubernetes itself takes. */
const LEAST_DEADLINE = 600;

/** Seconds until a rollout has failed: whatever its pods may rightly take, and the time to arrive. */
export const deadlineOf = (rollout: RolloutPlan, pod: PodPlan, guards: readonly Guard[]): number =>
  rollout.progressDeadline ?? Math.max(LEAST_DEADLINE, neededTime(rollout, pod, guards));

/** Migrations run at the same time, so what the guards wait for does not add up. */
export const neededTime = ({ minReady }: RolloutPlan, pod: PodPlan, guards: readonly Guard[]): number =>
  Math.max(0, ...guards.map(({ wait }) => wait)) +
  (pod.container.probes?.startupBudget ?? 0) +
  minReady +
  ARRIVAL;

/**
 * Reports a deadline at which pods may still start, so that a rollout that is well counts as failed; not
 * again where it was already too short for what was needed `before`.
 */
export function checkDeadline(
  { progressDeadline }: RolloutPlan,
  { needed, before = 0 }: { readonly needed: number; readonly before?: number },
  path: Path,
): void {
  if (progressDeadline === undefined || progressDeadline >= needed || progressDeadline < before) return;
  path
    .at('progressDeadline')
    .warn(
      'F59',
      `${needed}s or more, the time that a new pod may take`,
      `${progressDeadline}s`,
      'raise it or leave it out',
    );
}
