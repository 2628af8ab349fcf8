import { entryOf, kindOf, textAt } from '../kernel';
import type { Placed } from './world';

/** The workload that an autoscaler scales, in its own namespace. */
interface ScaleTarget {
  readonly kind: string;
  readonly name: string;
  readonly at: string;
  /** Whether it sets the number of pods; one that scales vertically sets their size. */
  readonly setsReplicas: boolean;
}

/** Where the kinds that scale a workload name it. */
const FIELDS: Readonly<Record<string, string>> = {
  'HorizontalPodAutoscaler.autoscaling': 'scaleTargetRef',
  'VerticalPodAutoscaler.autoscaling.k8s.io': 'targetRef',
  'ScaledObject.keda.sh': 'scaleTargetRef',
};

/** Undefined for what scales nothing. */
export function scaleTargetOf({ kind, object }: Placed): ScaleTarget | undefined {
  const field = entryOf(FIELDS, kind);
  if (field === undefined) return undefined;
  const apiVersion = textAt(object, 'spec', field, 'apiVersion') ?? 'apps/v1';
  return {
    kind: kindOf({ apiVersion, kind: textAt(object, 'spec', field, 'kind') ?? 'Deployment' }),
    name: textAt(object, 'spec', field, 'name') ?? '',
    at: `spec.${field}`,
    setsReplicas: field === 'scaleTargetRef',
  };
}
