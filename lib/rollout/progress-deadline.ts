import { checkedSeconds, type Duration, type Path } from '../kernel';
import type { RolloutPlan } from './rollout-plan';

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds */
export function planDeadline(progressDeadline: Duration, minReady: number, path: Path): number {
  const deadline = checkedSeconds(progressDeadline, path.at('progressDeadline'), { from: 1 });
  if (deadline <= minReady) {
    path
      .at('progressDeadline')
      .refuse(`more than minReady (${minReady}s)`, `${deadline}s`, 'raise progressDeadline or leave it out');
  }
  return deadline;
}

/** Seconds to pull an image and to be scheduled. */
const ARRIVAL = 120;
/** What Kubernetes itself takes. */
const LEAST_DEADLINE = 600;

/** Seconds until a rollout has failed: whatever its pods may rightly take, and the time to arrive. */
export const deadlineOf = (plan: RolloutPlan, startupBudget: number, guardWait: number): number =>
  plan.progressDeadline ?? Math.max(LEAST_DEADLINE, neededTime(plan, startupBudget, guardWait));

export const neededTime = ({ minReady }: RolloutPlan, startupBudget: number, guardWait: number): number =>
  guardWait + startupBudget + minReady + ARRIVAL;
