import type { Manifest } from '../../../lib/kernel';
import { object } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

/** A change of one object, and what becomes of it. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly before: Manifest;
  readonly after: Manifest;
  /** Of what the API server refuses, where our line says that it is. */
  readonly refused?: string;
}

const pods = (pod: Fields = {}, container: Fields = {}, labels: Fields = { app: 'web' }): Fields => ({
  metadata: { labels },
  spec: {
    containers: [{ name: 'app', image: 'registry.example.com/app:1', ...container }],
    ...pod,
  },
});

const workload =
  (kind: string, spec: Fields = {}) =>
  (more: Fields = {}): Manifest =>
    object(`${kind}/web`, {
      spec: { selector: { matchLabels: { app: 'web' } }, template: pods(), ...spec, ...more },
    });

const deployment = workload('Deployment', { replicas: 0 });
const both = { app: 'web', part: 'one' };
const set = workload('StatefulSet', { replicas: 0, serviceName: 'web' });
// no node has this label
const nowhere = { nodeSelector: { 'example.com/none': 'true' } };
const daemons = workload('DaemonSet', { template: pods(nowhere) });

const claimOf = (storage: string, more: Fields = {}): Fields => ({
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage } },
  ...more,
});
const templates = (storage: string, more: Fields = {}) => ({
  volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimOf(storage, more) }],
});

const jobPods = (container: Fields = {}, pod: Fields = {}) =>
  pods({ restartPolicy: 'Never', ...pod }, { command: ['true'], ...container });
/** With no pod at a time it never starts, and is not suspended. */
const job = (spec: Fields = {}, metadata: Fields = {}): Manifest =>
  object('Job/web', { spec: { parallelism: 0, completions: 1, template: jobPods(), ...spec } }, metadata);
const memory = (amount: string) => ({ resources: { requests: { memory: amount } } });
const options = (value: string) => ({ annotations: { 'argocd.argoproj.io/sync-options': value } });
const hook = (more: Fields = {}) => ({ annotations: { 'argocd.argoproj.io/hook': 'Sync', ...more } });

const pod = (spec: Fields = {}, container: Fields = {}): Manifest =>
  object('Pod/web', { spec: { ...Object(pods(nowhere, container).spec), ...spec } });

const service = (spec: Fields = {}): Manifest =>
  object('Service/web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec } });

const claim = (storage: string, more: Fields = {}): Manifest =>
  object('PersistentVolumeClaim/web', {
    spec: claimOf(storage, { storageClassName: 'order-none', ...more }),
  });

const config = (data: Fields, more: Fields = {}): Manifest => object('ConfigMap/web', { data, ...more });
const secret = (more: Fields): Manifest => object('Secret/web', more);
const fixed = { immutable: true };

const RBAC = 'rbac.authorization.k8s.io';
const binding = (roleRef: Fields, subjects: readonly Fields[] = []): Manifest =>
  object('RoleBinding/web', { roleRef: { apiGroup: RBAC, kind: 'Role', name: 'web', ...roleRef }, subjects });

/** Outside namespaces. */
const global = (title: string, apiVersion: string, fields: Fields): Manifest =>
  object(title, { apiVersion, ...fields }, { namespace: undefined });

const priority = (fields: Fields) => global('PriorityClass/web', 'scheduling.k8s.io/v1', fields);
const storage = (fields: Fields) =>
  global('StorageClass/web', 'storage.k8s.io/v1', { provisioner: 'example.com/disk', ...fields });
const ingressClass = (controller: string) =>
  global('IngressClass/web', 'networking.k8s.io/v1', { spec: { controller } });
const runtime = (handler: string, more: Fields = {}) =>
  global('RuntimeClass/web', 'node.k8s.io/v1', { handler, ...more });
const volume = (path: string, more: Fields = {}) =>
  global('PersistentVolume/web', 'v1', {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path }, ...more },
  });
const quota = (spec: Fields) => object('ResourceQuota/web', { spec });

const definition = (scope: string, shortNames: readonly string[] = []): Manifest => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'tenants.order.example.com' },
  spec: {
    group: 'order.example.com',
    scope,
    names: { kind: 'Tenant', plural: 'tenants', shortNames },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
});

type Change = readonly [title: string, before: Manifest, after: Manifest, refused?: string];

const rows = (id: string, changes: readonly Change[]): readonly Row[] =>
  changes.map(([title, before, after, refused]) => ({
    id,
    title,
    before,
    after,
    ...(refused !== undefined && { refused }),
  }));

/** What the API server refuses and what it takes, asked of it in test/cluster/changes.test.ts. */
export const ROWS: readonly Row[] = [
  ...rows('I1', [
    [
      'another selector of a Deployment',
      deployment({ template: pods({}, {}, both) }),
      deployment({ selector: { matchLabels: both }, template: pods({}, {}, both) }),
      'spec.selector.matchLabels.part',
    ],
    [
      'another selector of a DaemonSet',
      daemons({ template: pods(nowhere, {}, both) }),
      daemons({ selector: { matchLabels: both }, template: pods(nowhere, {}, both) }),
      'spec.selector',
    ],
    ['one more label of pods', deployment(), deployment({ template: pods({}, {}, both) })],
    [
      'another image',
      deployment(),
      deployment({ template: pods({}, { image: 'registry.example.com/app:2' }) }),
    ],
    ['other numbers', deployment(), deployment({ minReadySeconds: 5, revisionHistoryLimit: 1 })],
    [
      'a selector with nothing more in it',
      deployment(),
      deployment({ selector: { matchLabels: { app: 'web' }, matchExpressions: [] } }),
    ],
  ]),
  ...rows('I2', [
    ['another Service', set(), set({ serviceName: 'other' }), 'spec.serviceName'],
    ['another order', set(), set({ podManagementPolicy: 'Parallel' }), 'spec.podManagementPolicy'],
    [
      'a larger volume',
      set(templates('1Gi')),
      set(templates('2Gi')),
      'spec.volumeClaimTemplates.0.spec.resources',
    ],
    ['a volume more', set(), set(templates('1Gi')), 'spec.volumeClaimTemplates'],
    ['the usual order', set(), set({ podManagementPolicy: 'OrderedReady' })],
    [
      'the same volume in other words',
      set(templates('1Gi')),
      set(templates('1024Mi', { volumeMode: 'Filesystem' })),
    ],
    [
      'how pods are updated and what becomes of volumes',
      set(),
      set({
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
        minReadySeconds: 3,
        revisionHistoryLimit: 2,
        ordinals: { start: 1 },
      }),
    ],
    ['another image', set(), set({ template: pods({}, { image: 'registry.example.com/app:2' }) })],
  ]),
  ...rows('I3', [
    [
      'another image of a Job',
      job(),
      job({ template: jobPods({ image: 'registry.example.com/app:2' }) }),
      'spec.template.spec.containers.app.image',
    ],
    [
      'another label of its pods',
      job(),
      job({ template: { ...jobPods(), metadata: { labels: both } } }),
      'spec.template.metadata.labels.part',
    ],
    ['more completions', job(), job({ completions: 2 }), 'spec.completions'],
    [
      'more memory',
      job({ template: jobPods(memory('1Gi')) }),
      job({ template: jobPods(memory('2Gi')) }),
      'spec.template.spec.containers.app.resources',
    ],
    [
      'a variable',
      job(),
      job({ template: jobPods({ env: [{ name: 'MODE', value: 'hard' }] }) }),
      'spec.template.spec.containers.app.env',
    ],
    ['pods that are told apart', job(), job({ completionMode: 'Indexed' }), 'spec.completionMode'],
    [
      'a Job that deletes itself later, and may take longer',
      job(),
      job({ ttlSecondsAfterFinished: 600, activeDeadlineSeconds: 900, backoffLimit: 3 }),
    ],
    [
      'the same memory in other words',
      job({ template: jobPods(memory('1Gi')) }),
      job({ template: jobPods(memory('1024Mi')) }),
    ],
    [
      'what is usual, said',
      job(),
      job({
        template: jobPods(
          { imagePullPolicy: 'IfNotPresent', terminationMessagePolicy: 'File' },
          { dnsPolicy: 'ClusterFirst', terminationGracePeriodSeconds: 30 },
        ),
      }),
    ],
    [
      'completions with parallelism, of an indexed Job',
      job({ completionMode: 'Indexed', completions: 1, parallelism: 1, template: jobPods({}, nowhere) }),
      job({ completionMode: 'Indexed', completions: 2, parallelism: 2, template: jobPods({}, nowhere) }),
    ],
    [
      'where a Job that has not begun may run',
      job({ suspend: true }),
      job({ suspend: true, template: jobPods({}, { nodeSelector: { disk: 'fast' } }) }),
    ],
    ['another command of a Pod', pod(), pod({}, { command: ['false'] }), 'spec.containers.app.command'],
    ['another image of a Pod', pod(), pod({}, { image: 'registry.example.com/app:2' })],
  ]),
  ...rows('I4', [
    ['a Service that becomes headless', service(), service({ clusterIP: 'None' }), 'spec.clusterIP'],
    [
      'another class of load balancer',
      service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/a' }),
      service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/b' }),
      'spec.loadBalancerClass',
    ],
    [
      'a class of load balancer',
      service({ type: 'LoadBalancer' }),
      service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/b' }),
      'spec.loadBalancerClass',
    ],
    ['a name elsewhere', service(), service({ type: 'ExternalName', externalName: 'db.example.com' })],
    ['another type', service(), service({ type: 'NodePort' })],
    [
      'a headless Service that stays so',
      service({ clusterIP: 'None' }),
      service({ clusterIP: 'None', publishNotReadyAddresses: true }),
    ],
    [
      'a class for what was no load balancer',
      service(),
      service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/b' }),
    ],
    ['another port and selector', service(), service({ ports: [{ port: 81 }], selector: { app: 'api' } })],
  ]),
  ...rows('I5', [
    ['less storage', claim('2Gi'), claim('1Gi'), 'spec.resources.requests.storage'],
    [
      'another class',
      claim('1Gi'),
      claim('1Gi', { storageClassName: 'order-other' }),
      'spec.storageClassName',
    ],
    [
      'no class any more',
      claim('1Gi'),
      claim('1Gi', { storageClassName: undefined }),
      'spec.storageClassName',
    ],
    [
      'another access mode',
      claim('1Gi'),
      claim('1Gi', { accessModes: ['ReadWriteMany'] }),
      'spec.accessModes.0',
    ],
    [
      'another volume',
      claim('1Gi', { volumeName: 'order-a' }),
      claim('1Gi', { volumeName: 'order-b' }),
      'spec.volumeName',
    ],
    ['a block device', claim('1Gi'), claim('1Gi', { volumeMode: 'Block' }), 'spec.volumeMode'],
    [
      'a selector of volumes',
      claim('1Gi'),
      claim('1Gi', { selector: { matchLabels: both } }),
      'spec.selector',
    ],
    ['the same storage in other words', claim('1Gi'), claim('1024Mi', { volumeMode: 'Filesystem' })],
    ['a volume that it was not bound to', claim('1Gi'), claim('1Gi', { volumeName: 'order-b' })],
  ]),
  ...rows('I6', [
    ['another value in what is immutable', config({ A: '1' }, fixed), config({ A: '2' }, fixed), 'data'],
    ['one key more', config({ A: '1' }, fixed), config({ A: '1', B: '2' }, fixed), 'data'],
    ['what is no longer immutable', config({ A: '1' }, fixed), config({ A: '1' }), 'immutable'],
    [
      'bytes',
      config({}, { ...fixed, binaryData: { A: 'YQ==' } }),
      config({}, { ...fixed, binaryData: { A: 'Yg==' } }),
      'data',
    ],
    [
      'another type of a Secret',
      secret({ data: { a: 'YQ==' } }),
      secret({ type: 'example.com/other', data: { a: 'YQ==' } }),
      'type',
    ],
    [
      'another value in an immutable Secret',
      secret({ ...fixed, data: { a: 'YQ==' } }),
      secret({ ...fixed, data: { a: 'Yg==' } }),
      'data',
    ],
    ['another value in what may change', config({ A: '1' }), config({ A: '2' })],
    ['what becomes immutable, with another value', config({ A: '1' }), config({ A: '2' }, fixed)],
    [
      'a label of what is immutable',
      config({ A: '1' }, fixed),
      {
        ...config({ A: '1' }, fixed),
        metadata: { name: 'web', namespace: 'yashima', labels: { app: 'web' } },
      },
    ],
    [
      'the usual type of a Secret, said',
      secret({ data: { a: 'YQ==' } }),
      secret({ type: 'Opaque', data: { a: 'Yg==' } }),
    ],
  ]),
  ...rows('I7', [
    ['another role', binding({}), binding({ name: 'other' }), 'roleRef.name'],
    ['another kind of role', binding({}), binding({ kind: 'ClusterRole' }), 'roleRef.kind'],
    [
      'another subject',
      binding({}),
      binding({}, [{ kind: 'ServiceAccount', name: 'web', namespace: 'yashima' }]),
    ],
  ]),
  ...rows('I8', [
    ['another priority', priority({ value: 1 }), priority({ value: 2 }), 'value'],
    [
      'another way to make room',
      priority({ value: 1 }),
      priority({ value: 1, preemptionPolicy: 'Never' }),
      'preemptionPolicy',
    ],
    [
      'another description',
      priority({ value: 1 }),
      priority({ value: 1, description: 'for all', preemptionPolicy: 'PreemptLowerPriority' }),
    ],
    ['another provisioner', storage({}), storage({ provisioner: 'example.com/other' }), 'provisioner'],
    [
      'other parameters',
      storage({ parameters: { type: 'a' } }),
      storage({ parameters: { type: 'b' } }),
      'parameters',
    ],
    ['what becomes of volumes', storage({}), storage({ reclaimPolicy: 'Retain' }), 'reclaimPolicy'],
    [
      'volumes that may grow, and what is usual',
      storage({}),
      storage({ allowVolumeExpansion: true, reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
    ],
    [
      'another ingress controller',
      ingressClass('example.com/a'),
      ingressClass('example.com/b'),
      'spec.controller',
    ],
    ['another runtime', runtime('a'), runtime('b'), 'handler'],
    [
      'what a runtime takes for itself',
      runtime('a'),
      runtime('a', { overhead: { podFixed: { memory: '1Mi' } } }),
    ],
    ['another place of a volume', volume('/a'), volume('/b'), 'spec.hostPath.path'],
    [
      'another class of a volume',
      volume('/a'),
      volume('/a', { storageClassName: 'order-other', persistentVolumeReclaimPolicy: 'Delete' }),
    ],
    [
      'other scopes of a quota',
      quota({ hard: { pods: '1' }, scopes: ['BestEffort'] }),
      quota({ hard: { pods: '1' }, scopes: ['NotBestEffort'] }),
      'spec.scopes.0',
    ],
    ['more of a quota', quota({ hard: { pods: '1' } }), quota({ hard: { pods: '2' } })],
    ['a kind that leaves its namespace', definition('Namespaced'), definition('Cluster'), 'spec.scope'],
    ['another short name of a kind', definition('Namespaced'), definition('Namespaced', ['tn'])],
  ]),
];

/** What Argo CD deletes first: nobody asks the API server to change it. */
export const MADE_ANEW: readonly Row[] = [
  ...rows('I1', [
    [
      'a Deployment that is replaced',
      deployment(),
      {
        ...deployment({ selector: { matchLabels: both } }),
        metadata: { name: 'web', namespace: 'yashima', ...options('Force=true,Replace=true') },
      },
    ],
  ]),
  ...rows('I3', [
    ['a hook', job(), job({ completions: 2 }, hook())],
    [
      'a hook that nobody deletes before',
      job(),
      job({ completions: 2 }, hook({ 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' })),
      'spec.completions',
    ],
  ]),
  ...rows('I8', [
    [
      'a kind that is replaced, which Argo CD never does',
      definition('Namespaced'),
      {
        ...definition('Cluster'),
        metadata: { name: 'tenants.order.example.com', ...options('Force=true,Replace=true') },
      },
      'spec.scope',
    ],
  ]),
];
