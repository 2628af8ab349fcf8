import { checkCount, type Path, type Percent } from '../kernel';
import { type MetricPlan, planMetric, planUtilization } from './metric-plan';
import type { MetricProps } from './metric-props';
import { planBehavior, type ScalingBehavior, type ScalingBehaviorPlan } from './scaling-behavior-plan';

/** Lets the cluster choose the number of pods by what they use, or by what waits for them. */
export interface AutoscalingProps {
  /** Fewest pods, 1 or more. @default 2 */
  readonly min?: number;
  /** Most pods; the database and the quota must stand them. */
  readonly max: number;
  /** Average share of the requested CPU to aim at, such as `'50%'`; false for other metrics only. @default '70%' */
  readonly cpu?: Percent | false;
  /**
   * Average share of the requested memory. Reported (F25): a Ruby process gives no memory back, so pods are
   * added and never taken away. @default - not looked at
   */
  readonly memory?: Percent;
  /** What an adapter of the cluster's metrics serves. @default - none */
  readonly metrics?: readonly MetricProps[];
  /** How fast pods are added and taken away. @default - Kubernetes' */
  readonly behavior?: ScalingBehavior;
}

export interface AutoscalingPlan {
  readonly min: number;
  readonly max: number;
  readonly metrics: readonly MetricPlan[];
  readonly behavior: ScalingBehaviorPlan | undefined;
}

export function planAutoscaling(props: AutoscalingProps, path: Path): AutoscalingPlan {
  const { min = 2, max, behavior } = props;
  checkCount(min, path.at('min'), { from: 1 });
  if (checkCount(max, path.at('max'), { from: 1 }) && max < min) {
    path.at('max').refuse(`at least min (${min})`, max, 'raise max or lower min');
  }
  return {
    min,
    max,
    metrics: planMetrics(props, path),
    behavior: behavior && planBehavior(behavior, path.at('behavior')),
  };
}

/** Where there is no metric the API server takes the CPU, at a share that nobody chose. */
function planMetrics({ cpu = '70%', memory, metrics = [] }: AutoscalingProps, path: Path) {
  const plans: readonly MetricPlan[] = [
    ...(cpu === false ? [] : [planUtilization('cpu', cpu, path.at('cpu'))]),
    ...(memory === undefined ? [] : [planUtilization('memory', memory, path.at('memory'))]),
    ...metrics.map((metric, index) => planMetric(metric, path.at('metrics').at(index))),
  ];
  if (plans.length === 0) {
    path.at('metrics').refuse('at least one metric', metrics, 'name one, or leave cpu: false out');
  }
  if (memory !== undefined) {
    const fix = 'scale by another metric, or acknowledge why these pods give memory back';
    path.at('memory').warn('F25', 'no memory, which Ruby never gives back', memory, fix);
  }
  return plans;
}
