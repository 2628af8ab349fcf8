import {
  isDnsSubdomain,
  isLabelKey,
  isLabelValue,
  type Labels,
  type Path,
  type Percent,
  percentOf,
} from '../kernel';
import type { Amount, MetricProps, ObjectMetric } from './metric-props';

/** What an autoscaler looks at, and what it aims at there. */
export type MetricPlan = ResourceMetricPlan | CustomMetricPlan;

export interface ResourceMetricPlan {
  readonly source: 'cpu' | 'memory';
  /** Percent of what the pods ask for. */
  readonly utilization: number;
}

export interface CustomMetricPlan {
  readonly source: 'pods' | 'external' | ObjectMetric['object'];
  readonly name: string;
  readonly selector: Labels | undefined;
  readonly aim: { readonly average: Amount } | { readonly value: Amount };
}

export function planUtilization(
  source: ResourceMetricPlan['source'],
  share: Percent,
  path: Path,
): ResourceMetricPlan {
  const utilization = percentOf(share);
  if (!(utilization >= 1))
    path.refuse("a share of 1% or more, such as '50%'", share, 'write it as a percentage');
  return { source, utilization };
}

const SOURCES = ['pods', 'object', 'external'] as const;

/** Refuses what the API server or the autoscaler would: names that are no path segment, amounts of nothing. */
export function planMetric(metric: MetricProps, path: Path): CustomMetricPlan {
  const plan = planSource(metric);
  const sources = SOURCES.filter((source) => source in metric);
  if (sources.length === 1) {
    checkMetricName(plan.name, path.at('object' in metric ? 'metric' : (sources[0] ?? 'pods')));
  } else {
    path.refuse('one of pods, object and external', sources, 'write each metric by itself');
  }
  if ('object' in metric) checkObject(metric.object, path.at('object'));
  checkSelector(plan.selector ?? {}, path.at('selector'));
  return { ...plan, aim: planAim(metric, path) };
}

function planSource(metric: MetricProps): Omit<CustomMetricPlan, 'aim'> {
  const { selector } = metric;
  if ('pods' in metric) return { source: 'pods', name: metric.pods, selector };
  if ('object' in metric) return { source: metric.object, name: metric.metric, selector };
  return { source: 'external', name: metric.external, selector };
}

/** The type admits one of the two only, but not every chart is type-checked before it is rendered. */
function planAim(
  { average, value }: { average?: Amount | undefined; value?: Amount | undefined },
  path: Path,
): CustomMetricPlan['aim'] {
  if ((average === undefined) === (value === undefined)) {
    path.refuse('one of value and average', { value, average }, 'keep the one that is meant');
  }
  if (value === undefined) {
    if (average !== undefined) checkAmount(average, path.at('average'));
    return { average: average ?? '1' };
  }
  checkAmount(value, path.at('value'));
  return { value };
}

const AMOUNT = /^(\d+(?:\.\d+)?)(m|k|M|G|Ki|Mi|Gi)?$/;

/** The type admits odd forms (`'1e3'`), so this decides. */
function checkAmount(amount: Amount, path: Path): void {
  const [, count = '0'] = AMOUNT.exec(amount) ?? [];
  if (Number(count) > 0) return;
  path.refuse("an amount above 0, such as '10', '250m' or '1.5Gi'", amount, 'write a number and its unit');
}

/** A metric is asked for by a URL. */
function checkMetricName(name: string, path: Path): void {
  if (/^(?!\.{1,2}$)[^/%]+$/.test(name)) return;
  path.refuse("the name of a metric, without '/' and '%'", name, 'write it as the metrics adapter serves it');
}

function checkObject({ apiVersion, kind, name }: ObjectMetric['object'], path: Path): void {
  if (!/^([a-z0-9.-]+\/)?v\w+$/.test(apiVersion)) {
    path.at('apiVersion').refuse('the version of a kind', apiVersion, "write it as 'networking.k8s.io/v1'");
  }
  if (!/^[A-Z][A-Za-z0-9]*$/.test(kind))
    path.at('kind').refuse('a kind', kind, "write it as 'Ingress' or 'Service'");
  if (!isDnsSubdomain(name))
    path.at('name').refuse(`the name of the ${kind}`, name, 'write the name that it has');
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
function checkSelector(selector: Labels, path: Path): void {
  const wrong = Object.entries(selector).filter(([key, value]) => !isLabelKey(key) || !isLabelValue(value));
  if (wrong.length === 0) return;
  const fix = "write them in letters, digits, '-', '_' and '.', 63 at most";
  path.refuse('labels and their values', Object.fromEntries(wrong), fix);
}
