import { checkGrace, type PodPlan, type PodSurroundings, planPod } from '../container';
import type { Path } from '../kernel';
import { checkClaims } from './claims-plan';
import { checkMigrating } from './migrating-command';
import { checkDeadline, neededTime } from './progress-deadline';
import type { RollingDeploymentProps } from './rolling-deployment-props';
import { planRollout, type RolloutPlan } from './rollout-plan';

/** Pods, and how they are rolled out. */
export interface WorkloadPlan {
  readonly pod: PodPlan;
  readonly rollout: RolloutPlan;
}

/** Plans both, and refuses what is wrong between the two. */
export function planWorkload(
  props: RollingDeploymentProps,
  surroundings: PodSurroundings,
  path: Path,
): WorkloadPlan {
  const { environment } = surroundings;
  const pod = planPod(props, surroundings, path);
  const rollout = planRollout(props, path, { environment, serves: props.port !== undefined });
  checkGrace(props.pod, path.at('pod'));
  checkMigrating(props, path);
  checkDeadline(rollout, { needed: neededTime(rollout, pod, []) }, path);
  checkClaims(props, rollout, path);
  return { pod, rollout };
}
