import { isDeepStrictEqual } from 'node:util';
import { quantityOf, record } from '../../kernel';

/** What the API server puts where nothing is said, so that it is no change to say it. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  protocol: 'TCP',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  enableServiceLinks: true,
  defaultMode: 420,
  scheme: 'HTTP',
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  volumeMode: 'Filesystem',
  podManagementPolicy: 'OrderedReady',
  completionMode: 'NonIndexed',
  preemptionPolicy: 'PreemptLowerPriority',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};

/** Maps whose keys are names that somebody gave. */
const NAMED = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'parameters']);

const AMOUNTS = new Set(['requests', 'limits', 'capacity']);

/** Whether two values of a field mean the same to the API server. */
export const same = (one: unknown, other: unknown, field = ''): boolean =>
  isDeepStrictEqual(plain(field, one), plain(field, other));

/** The value without what would be there anyway. */
function plain(key: string, value: unknown): unknown {
  if (key === 'sizeLimit') return quantityOf(value);
  if (Object.hasOwn(DEFAULTS, key) && value === DEFAULTS[key]) return undefined;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : Array.from(value, (item) => plain('', item));
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(withPullPolicy(value)).flatMap(([name, inner]) => {
    const kept = NAMED.has(key) ? inner : AMOUNTS.has(key) ? quantityOf(inner) : plain(name, inner);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function withPullPolicy(value: object): object {
  const { image, imagePullPolicy, ...rest } = record(value);
  if (typeof image !== 'string' || imagePullPolicy === undefined) return value;
  const isLatest = !image.includes('@') && (/:latest$/.test(image) || !/:[^/]+$/.test(image));
  const usual = isLatest ? 'Always' : 'IfNotPresent';
  return imagePullPolicy === usual ? { image, ...rest } : value;
}
