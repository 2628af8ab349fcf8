/** What an admission rule is asked about. */
export interface Subject {
  /** As Kubernetes asks: group, version and resources. */
  readonly resources: readonly {
    readonly group: string;
    readonly version: string;
    readonly names: readonly string[];
  }[];
  /** As Gatekeeper asks: group and kinds. */
  readonly kinds: readonly { readonly group: string; readonly names: readonly string[] }[];
  /** CEL that rules refer to as `variables.name`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** `dyn`, as several kinds have several types. */
const SPEC = { spec: 'dyn(object).spec' };

/** The pod wherever it stands. */
const POD = [
  "object.kind == 'Pod' ? variables.spec",
  "object.kind == 'CronJob' ? variables.spec.jobTemplate.spec.template.spec",
  'variables.spec.template.spec',
].join(' : ');

const VARIABLES = {
  ...SPEC,
  pod: POD,
  containers:
    'variables.pod.containers + (has(variables.pod.initContainers) ? variables.pod.initContainers : [])',
};

const WORKLOADS = {
  resources: [{ group: 'apps', version: 'v1', names: ['deployments', 'statefulsets', 'daemonsets'] }],
  kinds: [{ group: 'apps', names: ['Deployment', 'StatefulSet', 'DaemonSet'] }],
};

/** Whatever makes pods, and pods that nothing makes. */
export const PODS: Subject = {
  resources: [
    ...WORKLOADS.resources,
    { group: 'batch', version: 'v1', names: ['jobs', 'cronjobs'] },
    { group: '', version: 'v1', names: ['pods'] },
  ],
  kinds: [...WORKLOADS.kinds, { group: 'batch', names: ['Job', 'CronJob'] }, { group: '', names: ['Pod'] }],
  variables: VARIABLES,
};

/** What makes pods that go on running. */
export const RUNNING: Subject = { ...WORKLOADS, variables: VARIABLES };

export const CRON_JOBS: Subject = {
  resources: [{ group: 'batch', version: 'v1', names: ['cronjobs'] }],
  kinds: [{ group: 'batch', names: ['CronJob'] }],
  variables: SPEC,
};

export const JOBS: Subject = {
  resources: [{ group: 'batch', version: 'v1', names: ['jobs'] }],
  kinds: [{ group: 'batch', names: ['Job'] }],
  variables: VARIABLES,
};

export const BUDGETS: Subject = {
  resources: [{ group: 'policy', version: 'v1', names: ['poddisruptionbudgets'] }],
  kinds: [{ group: 'policy', names: ['PodDisruptionBudget'] }],
  variables: SPEC,
};

/**
 * When an object is judged. Not while it goes, when nobody can correct it. An older one only when its specification
 * changes, or its own controller could not write to it. A pod or Job that something makes was judged with what makes it.
 */
export const CONDITIONS: Readonly<Record<string, string>> = {
  stays: 'object != null && !has(object.metadata.deletionTimestamp)',
  changes: 'oldObject == null || dyn(object).spec != dyn(oldObject).spec',
  'has-no-maker': "!(object.kind in ['Pod', 'Job']) || !has(object.metadata.ownerReferences)",
};
