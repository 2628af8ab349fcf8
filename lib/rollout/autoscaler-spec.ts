import type {
  HorizontalPodAutoscaler,
  HPAScalingRules,
  MetricSpec,
  MetricTarget,
} from 'kubernetes-types/autoscaling/v2';
import type { Emitted } from '../kernel';
import type { AutoscalingPlan } from './autoscaling-plan';
import type { CustomMetricPlan, MetricPlan } from './metric-plan';
import type { WorkloadIdentity } from './rollout-spec';
import type { ScalingBehaviorPlan, ScalingRulesPlan } from './scaling-behavior-plan';

/** Scales the Deployment of the same name. */
export const autoscaler = (
  { name, labels }: WorkloadIdentity,
  { min, max, metrics, behavior }: AutoscalingPlan,
): Emitted<HorizontalPodAutoscaler> => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name, labels },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: min,
    maxReplicas: max,
    metrics: metrics.map(metricSpec),
    ...(behavior && { behavior: behaviorSpec(behavior) }),
  },
});

/** A share is one of what each pod asks for, which the container plan always writes. */
function metricSpec(plan: MetricPlan): MetricSpec {
  if ('utilization' in plan) {
    const { source: name, utilization } = plan;
    return {
      type: 'Resource',
      resource: { name, target: { type: 'Utilization', averageUtilization: utilization } },
    };
  }
  const metric = {
    name: plan.name,
    ...(plan.selector && { selector: { matchLabels: { ...plan.selector } } }),
  };
  const target = targetSpec(plan.aim);
  if (plan.source === 'pods') return { type: 'Pods', pods: { metric, target } };
  if (plan.source === 'external') return { type: 'External', external: { metric, target } };
  const { apiVersion, kind, name } = plan.source;
  return { type: 'Object', object: { describedObject: { apiVersion, kind, name }, metric, target } };
}

const targetSpec = (aim: CustomMetricPlan['aim']): MetricTarget =>
  'average' in aim
    ? { type: 'AverageValue', averageValue: aim.average }
    : { type: 'Value', value: aim.value };

const behaviorSpec = ({ scaleUp, scaleDown }: ScalingBehaviorPlan) => ({
  ...(scaleUp && { scaleUp: rulesSpec(scaleUp) }),
  ...(scaleDown && { scaleDown: rulesSpec(scaleDown) }),
});

const rulesSpec = ({ stabilization, select, policies }: ScalingRulesPlan): HPAScalingRules => ({
  ...(stabilization !== undefined && { stabilizationWindowSeconds: stabilization }),
  ...(select !== undefined && { selectPolicy: select }),
  ...(policies && {
    policies: policies.map(({ unit, value, period }) => ({ type: unit, value, periodSeconds: period })),
  }),
});
