import { kindOf, type Labels, type Manifest } from '../kernel';

const TEMPLATE = ['spec', 'template', 'metadata', 'labels'];
/** Where a workload keeps the labels of its pods. */
const POD_LABELS: Readonly<Record<string, readonly string[]>> = {
  'Deployment.apps': TEMPLATE,
  'StatefulSet.apps': TEMPLATE,
  'DaemonSet.apps': TEMPLATE,
  'Job.batch': TEMPLATE,
  'CronJob.batch': ['spec', 'jobTemplate', ...TEMPLATE],
};

/**
 * Says whose the pods of a foreign workload are, where it does not say so itself: the network policies of a
 * service select its pods by its name, and pods without it could not even ask DNS.
 */
export function labelPods(object: Manifest, labels: Labels): Manifest {
  const keys = POD_LABELS[kindOf(object)];
  if (keys === undefined) return object;
  const { spec } = object;
  return { ...object, spec: under(spec, keys.slice(1), labels) };
}

/** Lays `labels` under what stands at the end of `keys`. */
function under(value: unknown, keys: readonly string[], labels: Labels): unknown {
  const fields = typeof value === 'object' && value !== null ? value : {};
  const [key, ...rest] = keys;
  if (key === undefined) return { ...labels, ...fields };
  const inner = Object.entries(fields).find(([name]) => name === key)?.[1];
  return { ...fields, [key]: under(inner, rest, labels) };
}
