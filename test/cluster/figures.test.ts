import { afterAll, expect, test } from '@jest/globals';
import { field, type Manifest, podOf } from '../../lib/kernel';
import { figuresOf, judge, World } from '../../lib/policy';
import { budget, by, limits, quota, rolling } from '../policy/figures/workshop';
import { rendered } from '../policy/objects';
import { describeCluster, getJson, kubectl, until } from './kubectl';

/** The namespaces of the run before may still be leaving. */
const RUN = `figures-${Date.now().toString(36).slice(-4)}`;

/** A namespace of these tests, with objects of others. */
interface Place {
  readonly namespace: string;
  readonly objects: readonly Manifest[];
}

const place = (name: string, ...objects: readonly Manifest[]): Place => {
  const namespace = `${RUN}-${name}`;
  return {
    namespace,
    objects: objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace } })),
  };
};

const send = (verb: readonly string[], items: readonly object[]) =>
  kubectl([...verb, '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));

function apply(items: readonly object[]): void {
  const { status, stderr } = send(['apply'], items);
  if (status !== 0) throw new Error(stderr);
}

/** Makes namespaces with what limits their pods, and waits until each quota counts. */
async function makePlaces(places: readonly Place[]): Promise<void> {
  apply(
    places.flatMap(({ namespace, objects }) => [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace, labels: { 'example.com/test': 'figures' } },
      },
      ...objects.filter(({ kind }) => kind === 'ResourceQuota' || kind === 'LimitRange'),
    ]),
  );
  await quotasCount(places);
}

/** A quota that was just written counts only when its controller has seen it. */
async function quotasCount(places: readonly Place[]): Promise<void> {
  const names = places
    .filter(({ objects }) => objects.some(({ kind }) => kind === 'ResourceQuota'))
    .map(({ namespace }) => namespace);
  await until('every quota counts', () => {
    const { items } = getJson<{ items: Quota[] }>(['resourcequotas', '--all-namespaces']);
    const counting = items.filter(
      ({ spec, status }) => JSON.stringify(spec.hard) === JSON.stringify(status?.hard),
    );
    return names.every((name) => counting.some(({ metadata }) => metadata.namespace === name));
  });
}

interface Quota {
  metadata: { namespace: string };
  spec: { hard: object };
  status?: { hard?: object };
}

const figuresIn = ({ objects }: Place) => figuresOf([new World([rendered(objects)], true)]).services[0];

/** What the checks refuse of a namespace. */
const refusals = ({ objects }: Place): readonly string[] =>
  judge([rendered(objects)], { whole: true })
    .filter(({ finding }) => finding.severity === 'error' && /^Q/.test(finding.id ?? ''))
    .map(({ finding }) => finding.path);

const asking = (requests: object, other: object = {}) => ({ resources: { requests, ...other } });

/** One pod that ends before the next one comes. */
const lone = (container: object, pod: object = {}) =>
  rolling('app', { strategy: { type: 'Recreate' } }, { ...container }, { ...pod });

const init = (name: string, memory: string, more: object = {}) => ({
  name,
  image: 'app:1',
  ...asking({ memory }, { limits: { memory } }),
  ...more,
});

const small = asking({ memory: '64Mi' });

/** Quotas that a pod just fits into, and that it misses by a byte or a thousandth of a core. */
const COUNTED: Readonly<
  Record<string, readonly [resource: string, Manifest, ...around: readonly Manifest[]]>
> = {
  'a container': ['requests.memory', lone(small)],
  'a number of pods': ['pods', lone(small)],
  'a limit that is a request too': ['memory', lone({ resources: { limits: { memory: '128Mi' } } })],
  'an init container that needs more': [
    'requests.memory',
    lone(small, { initContainers: [init('first', '1Gi')] }),
  ],
  'init containers one after the other': [
    'limits.memory',
    lone(asking({ memory: '1Gi' }, { limits: { memory: '1Gi' } }), {
      initContainers: [init('first', '512Mi'), init('second', '768Mi')],
    }),
  ],
  'a sidecar before an init container': [
    'requests.memory',
    lone(small, {
      initContainers: [init('proxy', '256Mi', { restartPolicy: 'Always' }), init('first', '512Mi')],
    }),
  ],
  'a sidecar beside a container': [
    'requests.memory',
    lone(asking({ memory: '1Gi' }), {
      initContainers: [init('proxy', '256Mi', { restartPolicy: 'Always' })],
    }),
  ],
  'thousandths of a core': ['requests.cpu', lone(asking({ cpu: '0.3' }))],
  'what a namespace gives': [
    'requests.memory',
    lone({}),
    limits({ type: 'Container', default: { memory: '2Gi' }, defaultRequest: { memory: '192Mi' } }),
  ],
  'the greatest that a namespace allows': [
    'limits.memory',
    lone({}),
    limits({ type: 'Container', max: { memory: '3Gi' } }),
  ],
  'amounts of the whole pod': ['requests.memory', lone(small, asking({ memory: '1Gi' }))],
};

/** A pod and what its namespace says to it. */
const ASKED: Readonly<Record<string, readonly Manifest[]>> = {
  'more than the greatest': [
    lone(asking({ memory: '2Gi' })),
    limits({ type: 'Container', max: { memory: '1Gi' } }),
  ],
  'more than the limit that it gets': [
    lone(asking({ memory: '2Gi' })),
    limits({ type: 'Container', default: { memory: '1Gi' } }),
  ],
  'a limit beyond the usual one': [
    lone({ resources: { limits: { memory: '2Gi' } } }),
    limits({ type: 'Container', default: { memory: '1Gi' } }),
  ],
  'just the greatest': [
    lone(asking({ memory: '1Gi' })),
    limits({ type: 'Container', max: { memory: '1Gi' } }),
  ],
  'less than the least': [lone(small), limits({ type: 'Container', min: { memory: '128Mi' } })],
  'no request beside a least one, which is given': [
    lone({}),
    limits({ type: 'Container', min: { memory: '128Mi' } }),
  ],
  'an init container that is too large': [
    lone(small, { initContainers: [init('first', '2Gi')] }),
    limits({ type: 'Container', max: { memory: '1Gi' } }),
  ],
  'a limit many times the request': [
    lone(asking({ cpu: '100m' }, { limits: { cpu: '1' } })),
    limits({ type: 'Container', maxLimitRequestRatio: { cpu: 4 } }),
  ],
  'a limit a few times the request': [
    lone(asking({ cpu: '250m' }, { limits: { cpu: '1' } })),
    limits({ type: 'Container', maxLimitRequestRatio: { cpu: 4 } }),
  ],
  'no limit where a ratio is': [
    lone(asking({ cpu: '250m' })),
    limits({ type: 'Container', maxLimitRequestRatio: { cpu: 4 } }),
  ],
  'containers that together are too large': [
    lone(asking({ memory: '1Gi' }, { limits: { memory: '1Gi' } }), {
      initContainers: [init('proxy', '256Mi', { restartPolicy: 'Always' })],
    }),
    limits({ type: 'Pod', max: { memory: '1Gi' } }),
  ],
  'containers that together just fit': [
    lone(asking({ memory: '768Mi' }, { limits: { memory: '768Mi' } }), {
      initContainers: [init('proxy', '256Mi', { restartPolicy: 'Always' })],
    }),
    limits({ type: 'Pod', max: { memory: '1Gi' } }),
  ],
  'no limit where pods have a greatest one': [lone(small), limits({ type: 'Pod', max: { memory: '1Gi' } })],
  'nothing where a quota counts it': [lone(small), quota({ 'limits.memory': '64Gi' })],
  'nothing of the disk, which a quota counts': [lone(small), quota({ 'limits.ephemeral-storage': '64Gi' })],
  'nothing of what the namespace gives': [
    lone(small),
    quota({ 'limits.memory': '64Gi' }),
    limits({ type: 'Container', default: { memory: '1Gi' } }),
  ],
};

const slug = (title: string) => title.replace(/[^a-z]+/g, '-');

function counted(): readonly Place[] {
  return Object.entries(COUNTED).flatMap(([title, [resource, workload, ...around]]) => {
    const [figure] = figuresIn(place('any', workload, ...around, quota({ [resource]: '1' })))?.quotas ?? [];
    const rest = figure?.rest ?? 0;
    const less = rest - (resource === 'requests.cpu' ? 1 : 1000);
    const having = (name: string, most: number) =>
      place(`${slug(title)}-${name}`, workload, ...around, quota({ [resource]: `${most}m` }));
    return [having('fits', rest), having('less', less)];
  });
}

/** A Deployment that takes none of its pods away for a new one. */
const web = (tag: string) =>
  rolling(
    'web',
    { replicas: 2, ...by('10%', 0) },
    { image: `app:${tag}`, ...asking({ memory: '64Mi' }) },
    { terminationGracePeriodSeconds: 1 },
  );

/** Room for two pods and the one that a release needs, and not quite. */
function rollouts(tag: string): Readonly<Record<'ending' | 'stuck', readonly Place[]>> {
  const room = (resource: string) =>
    figuresIn(place('any', web(tag), quota({ [resource]: '1' })))?.quotas[0]?.needed ?? 0;
  const having = (resource: string, name: string, less: number) =>
    place(`${slug(resource)}-${name}`, web(tag), quota({ [resource]: `${room(resource) - less}m` }));
  const all = ['pods', 'requests.memory'];
  return {
    ending: all.map((resource) => having(resource, 'ends', 0)),
    stuck: all.map((resource) => having(resource, 'stands', 1000)),
  };
}

interface Deployment {
  metadata: { namespace: string; generation: number };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
    conditions?: { type: string; status: string }[];
  };
}

const deploymentsIn = (places: readonly Place[]): readonly Deployment[] => {
  const { items } = getJson<{ items: Deployment[] }>(['deployments', '--all-namespaces']);
  return items.filter(({ metadata }) => places.some(({ namespace }) => namespace === metadata.namespace));
};

const hasArrived = ({ metadata, status = {} }: Deployment): boolean =>
  status.observedGeneration === metadata.generation &&
  [status.replicas, status.updatedReplicas, status.availableReplicas].every((count) => count === 2);

const isRefused = ({ status }: Deployment): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'ReplicaFailure' && is === 'True') ?? false;

/** Budgets of Deployments that are whole. */
const BUDGETS: readonly (readonly [
  replicas: number,
  ...budgets: readonly Readonly<Record<string, unknown>>[],
])[] = [
  [3, { maxUnavailable: 1 }],
  [3, { maxUnavailable: 0 }],
  [4, { maxUnavailable: '30%' }],
  [3, { minAvailable: '50%' }],
  [3, { minAvailable: 3 }],
  [3, { minAvailable: 1 }],
  [1, { maxUnavailable: 1 }],
  [2],
  [2, { maxUnavailable: 1 }, { maxUnavailable: 1 }],
];

const budgeted: readonly Place[] = BUDGETS.map(([replicas, ...budgets], index) =>
  place(
    `budget-${index}`,
    rolling('web', { replicas }),
    ...budgets.map((spec, number) => {
      const one = budget('web', spec);
      return { ...one, metadata: { ...one.metadata, name: `web-${number}` } };
    }),
  ),
);

interface Pod {
  metadata: { name: string; namespace: string; deletionTimestamp?: string };
  status: { conditions?: { type: string; status: string }[] };
}

const podsIn = ({ namespace }: Place): readonly Pod[] =>
  getJson<{ items: Pod[] }>(['pods', '-n', namespace]).items.filter(
    ({ metadata }) => metadata.deletionTimestamp === undefined,
  );

const isReady = ({ status }: Pod): boolean =>
  status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;

interface Budget {
  metadata: { namespace: string; generation: number };
  status?: { observedGeneration?: number; currentHealthy?: number; expectedPods?: number };
}

/** How many namespaces have a budget that has seen every pod; of two for the same pods the controller takes one. */
function countedBudgets(): number {
  const { items } = getJson<{ items: Budget[] }>(['poddisruptionbudgets', '--all-namespaces']);
  return budgeted.filter(({ namespace, objects: [workload, ...budgets] }) => {
    const pods = field(workload, 'spec', 'replicas');
    const own = items.filter(({ metadata }) => metadata.namespace === namespace);
    return (
      budgets.length === 0 ||
      own.some(({ status }) => status?.expectedPods === pods && status?.currentHealthy === pods)
    );
  }).length;
}

/** Asks for pod after pod until the API server says no; gives how many it let go. */
function evict(from: Place): number {
  const pods = podsIn(from).map(({ metadata }) => metadata);
  const refused = pods.findIndex(({ name, namespace }) => {
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
    return kubectl(['create', '--raw', path, '-f', '-'], JSON.stringify(eviction)).status !== 0;
  });
  return refused === -1 ? pods.length : refused;
}

describeCluster('figures of quotas, limits and budgets', () => {
  // side by side, for most of the time is waiting
  afterAll(() => {
    kubectl(['delete', 'namespaces', '-l', 'example.com/test=figures', '--wait=false']);
  });

  test.concurrent('refuse exactly the pods that admission refuses', async () => {
    const asked = Object.entries(ASKED).map(([title, objects]) => place(slug(title), ...objects));
    const all = [...counted(), ...asked];
    await makePlaces(all);
    const pods = all.map(({ namespace, objects: [workload] }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: namespace, namespace },
      spec: workload && podOf(workload)?.spec,
    }));
    const { stdout, stderr } = send(['create', '--dry-run=server', '-o', 'name'], pods);
    expect(stderr.replace(/^Error from server \((Forbidden|Invalid)\).*\n/gm, '')).toBe('');
    const letIn = new Set(stdout.match(/figures-[a-z0-9-]+/g) ?? []);
    const expected = all.filter((one) => refusals(one).length === 0).map(({ namespace }) => namespace);
    expect([...letIn].sort()).toEqual([...expected].sort());
    expect(expected.length).toBeGreaterThan(Object.keys(COUNTED).length);
  });

  test.concurrent('say whether a release ends: with the room that it needs it does, with less it stands still', async () => {
    const { ending, stuck } = rollouts('v2');
    const both = [...ending, ...stuck];
    expect([...ending.map(refusals), ...stuck.map((one) => refusals(one).length)]).toEqual([[], [], 1, 1]);
    await makePlaces(both);
    const { ending: before, stuck: beside } = rollouts('v1');
    apply([...before, ...beside].flatMap(({ objects }) => objects));
    await until(
      'the first version runs',
      () => deploymentsIn(both).filter(hasArrived).length === both.length,
    );
    apply(both.flatMap(({ objects }) => objects));
    await until('the second version is where it gets', () => {
      const isThere = deploymentsIn(ending).every(hasArrived);
      return isThere && deploymentsIn(stuck).every(isRefused);
    });
    expect(deploymentsIn(stuck).map(({ status }) => status?.updatedReplicas ?? 0)).toEqual([0, 0]);
  });

  test.concurrent('say how many pods the eviction API lets go', async () => {
    await makePlaces(budgeted);
    apply(budgeted.flatMap(({ objects }) => objects));
    const wanted = BUDGETS.map(([replicas]) => replicas);
    const ready = () => budgeted.map((one) => podsIn(one).filter(isReady).length);
    await until('all pods are ready', () => JSON.stringify(ready()) === JSON.stringify(wanted));
    // nothing is made in the place of what goes
    const closed = budgeted.map(({ namespace }) =>
      place(namespace.replace(`${RUN}-`, ''), quota({ pods: 0 })),
    );
    await makePlaces(closed);
    await until('all budgets count their pods', () => countedBudgets() === budgeted.length);
    const figures = budgeted.map((one) => figuresIn(one)?.workloads[0]?.disruption?.evictions);
    expect(budgeted.map(evict)).toEqual(figures);
  });
});
