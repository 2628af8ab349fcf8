export type { AutoscalingProps } from './autoscaling-plan';
export { RollingDeployment } from './rolling-deployment';
export type { RollingDeploymentProps } from './rolling-deployment-props';
export { planRollout, type RolloutPlan, type RolloutProps, type RolloutSurroundings } from './rollout-plan';
