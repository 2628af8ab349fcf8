export type { AutoscalingProps } from './autoscaling-plan';
export { RollingDeployment, type RollingDeploymentProps } from './rolling-deployment';
export { planRollout, type RolloutPlan, type RolloutProps } from './rollout-plan';
