import type { Labels } from '../kernel';

/** How much of a metric, above 0: `'10'`, `'0.5'`, `'250m'`, `'2k'`, `'1.5Gi'`. */
export type Amount = `${number}` | `${number}${'m' | 'k' | 'M' | 'G' | 'Ki' | 'Mi' | 'Gi'}`;

/**
 * What an autoscaler aims at beside the CPU; the cluster needs an adapter that serves it. Of several metrics
 * the one that asks for most pods wins.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis
 */
export type MetricProps = PodsMetric | ObjectMetric | ExternalMetric;

/** A metric that each pod has, such as the requests that wait in Puma. */
export interface PodsMetric extends MetricSelection {
  /** Name of the metric. */
  readonly pods: string;
  /** What a pod should have on average. */
  readonly average: Amount;
}

/** A metric of one other object in the namespace, such as the requests that an Ingress lets through. */
export type ObjectMetric = MetricSelection &
  Aim & {
    /** Any ApiObject, too: `this.ingress.ingress`. */
    readonly object: { readonly apiVersion: string; readonly kind: string; readonly name: string };
    /** Name of the metric. */
    readonly metric: string;
  };

/** A metric of something outside the cluster, such as how long the oldest job of a queue has waited. */
export type ExternalMetric = MetricSelection &
  Aim & {
    /** Name of the metric. */
    readonly external: string;
  };

/** Which of several series of the same name. */
interface MetricSelection {
  /** Labels that the series has. @default - all series of that name */
  readonly selector?: Labels;
}

/** One of the two: a value of the whole, or its share for each pod. */
type Aim =
  | { readonly value: Amount; readonly average?: never }
  | { readonly average: Amount; readonly value?: never };
