export type { AutoscalingProps } from './autoscaling-plan';
export type { DisruptionBudget } from './disruption-plan';
export type { Amount, ExternalMetric, MetricProps, ObjectMetric, PodsMetric } from './metric-props';
export { countPods, type PodCounts } from './pod-counts';
export { RollingDeployment } from './rolling-deployment';
export type { RollingDeploymentProps } from './rolling-deployment-props';
export { planRollout, type RolloutPlan, type RolloutProps, type RolloutSurroundings } from './rollout-plan';
export type { ScalingBehavior, ScalingPolicy, ScalingRules } from './scaling-behavior-plan';
