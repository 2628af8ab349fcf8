import type { Manifest } from '../kernel';
import { field, type Json, record, records } from './json';

/** The pods that an object makes: their labels and specification, and where in the object that stands. */
export interface Pod {
  readonly labels: Json;
  readonly spec: Json;
  /** Such as `spec.template`; the specification is `spec` below it. */
  readonly at: string;
  /** Every container, in the order in which they start. */
  readonly containers: readonly Container[];
}

/** One container of a pod, of whatever list, and where in the object it stands. */
export interface Container {
  readonly container: Json;
  readonly at: string;
}

const TEMPLATES = [['spec', 'template'], ['spec', 'jobTemplate', 'spec', 'template'], []] as const;

/** Known by their shape, not by their kind, so that an Argo Rollout is read as a Deployment is. */
export function podOf(object: Manifest): Pod | undefined {
  for (const keys of TEMPLATES) {
    if (keys.length === 0 && object.kind !== 'Pod') continue;
    const template = record(field(object, ...keys));
    const spec = record(template.spec);
    if (!Array.isArray(spec.containers)) continue;
    const at = keys.join('.');
    return {
      labels: record(field(template, 'metadata', 'labels')),
      spec,
      at,
      containers: containersIn(spec, at),
    };
  }
  return undefined;
}

/** Where a field of the pod stands in the object that makes the pod. */
export const inPod = ({ at }: Pick<Pod, 'at'>, name: string): string => (at === '' ? name : `${at}.${name}`);

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

const containersIn = (spec: Json, at: string): readonly Container[] =>
  LISTS.flatMap((name) =>
    records(spec[name]).map((container, index) => ({
      container,
      at: inPod({ at }, `spec.${name}.${container.name ?? index}`),
    })),
  );
