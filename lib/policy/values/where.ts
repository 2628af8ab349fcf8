import type { Table } from './rule';
import type { ValueCheck } from './value-checks';

/** The same in several places. */
export const at = (places: readonly string[], table: Table): Table =>
  Object.fromEntries(places.map((place) => [place, table]));

export const inContainers = (table: Table): Table => at(['containers[]', 'initContainers[]'], table);

export const inProbes = (table: Table): Table =>
  at(['startupProbe', 'readinessProbe', 'livenessProbe'], table);

export const inHooks = (table: Table): Table => at(['lifecycle.postStart', 'lifecycle.preStop'], table);

/** What a node asks or does: of probes and of hooks. */
export const inHandlers = (table: Table): Table => [inProbes(table), inHooks(table)];

/** Volumes made of files: `items` of one ConfigMap or Secret, or of several in one volume. */
export const inFiles = (table: Table): Table => [
  at(['volumes[].configMap', 'volumes[].secret', 'volumes[].downwardAPI'], table),
  at(
    ['configMap', 'secret', 'downwardAPI'].map((source) => `volumes[].projected.sources[].${source}`),
    table,
  ),
];

/** Specifications of Jobs. */
export const inJobs = (table: Table): ValueCheck['kinds'] => ({
  'Job.batch': { spec: table },
  'CronJob.batch': { 'spec.jobTemplate.spec': table },
});

const AFFINITIES = ['affinity.podAffinity', 'affinity.podAntiAffinity'];
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution[]';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution[]';

/** Where pods want to be near others, or far from them. */
export const inAffinityTerms = (table: Table): Table =>
  at(
    AFFINITIES.flatMap((affinity) => [`${affinity}.${REQUIRED}`, `${affinity}.${PREFERRED}.podAffinityTerm`]),
    table,
  );

export const inPreferences = (table: Table): Table =>
  at(
    [...AFFINITIES, 'affinity.nodeAffinity'].map((affinity) => `${affinity}.${PREFERRED}`),
    table,
  );

/** Which nodes pods want. */
export const inNodeTerms = (table: Table): Table =>
  at(
    [
      'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]',
      `affinity.nodeAffinity.${PREFERRED}.preference`,
    ],
    table,
  );

/** Label selectors of pods. */
export const inPodSelectors = (table: Table): Table => [
  { 'topologySpreadConstraints[].labelSelector': table },
  inAffinityTerms(at(['labelSelector', 'namespaceSelector'], table)),
];

const PEERS = ['spec.ingress[].from[]', 'spec.egress[].to[]'];

/** Whom a NetworkPolicy speaks of. */
export const inPeers = (table: Table): Table => at(PEERS, table);

export const inPolicyPorts = (table: Table): Table =>
  at(['spec.ingress[].ports[]', 'spec.egress[].ports[]'], table);

const SELECTING = [
  ...[
    'Deployment.apps',
    'StatefulSet.apps',
    'DaemonSet.apps',
    'ReplicaSet.apps',
    'PodDisruptionBudget.policy',
  ],
];

/** Selectors of pods that must be there, of which other checks say when their labels are none of a pod. */
export const inOwnSelectors = (table: Table): ValueCheck['kinds'] =>
  Object.fromEntries(SELECTING.map((kind) => [kind, { 'spec.selector': table }]));

/** Selectors that may select nothing, or what is elsewhere. */
export const inOtherSelectors = (table: Table): ValueCheck['kinds'] => ({
  'NetworkPolicy.networking.k8s.io': [
    { 'spec.podSelector': table },
    inPeers(at(['podSelector', 'namespaceSelector'], table)),
  ],
  PersistentVolumeClaim: { 'spec.selector': table },
});

/** Claims of storage, of their own or of a StatefulSet. */
export const inClaims = (table: Table): ValueCheck['kinds'] => ({
  PersistentVolumeClaim: { spec: table },
  'StatefulSet.apps': { 'spec.volumeClaimTemplates[].spec': table },
});

/** Several tables of kinds as one. */
export const kindsOf = (...tables: readonly ValueCheck['kinds'][]): ValueCheck['kinds'] => {
  const kinds = new Set(tables.flatMap((table) => Object.keys(table)));
  return Object.fromEntries([...kinds].map((kind) => [kind, tables.flatMap((table) => table[kind] ?? [])]));
};

const BACKEND = ['spec.defaultBackend', 'spec.rules[].http.paths[].backend'];

/** Where an Ingress leads. */
export const inBackends = (table: Table): Table => at(BACKEND, table);
