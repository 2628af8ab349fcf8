import { describe, expect, test } from '@jest/globals';
import { type ArgoFleet, argoFiles, type Freeze, type SyncWindowPlan } from '../../../lib/gitops';
import { field } from '../../../lib/kernel';
import { deployed, FLEET, fleet } from './fleet';

const project = (one: ArgoFleet, key: string, file = '30-projects.yaml'): unknown =>
  field(argoFiles(one).get(file)?.[0], 'spec', key);

describe('a project', () => {
  test("allows its team's namespaces in the clusters that have them", () => {
    const more = [...FLEET.deployed, deployed('orders', 'qa', { namespaces: ['orders', 'admin'] })];
    expect(project(fleet({ deployed: more }), 'destinations')).toEqual([
      { name: 'production', namespace: 'orders' },
      { name: 'qa', namespace: 'admin' },
      { name: 'qa', namespace: 'orders' },
    ]);
  });

  test('allows the cluster in which Argo CD runs where it has no other', () => {
    const local = fleet({ argo: { installation: 'perCluster' } });
    expect(project(local, 'destinations', 'qa/30-projects.yaml')).toEqual([
      { server: 'https://kubernetes.default.svc', namespace: 'orders' },
    ]);
  });

  test('allows namespaces, and what else its team has outside of them', () => {
    const scoped = [
      deployed('orders', 'qa', { clusterScoped: ['ClusterRole.rbac.authorization.k8s.io', 'Namespace'] }),
    ];
    expect(project(fleet({ deployed: scoped }), 'clusterResourceWhitelist')).toEqual([
      { group: '', kind: 'Namespace' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    ]);
  });

  test.each([
    ['a Deployment', [], { group: 'apps', kind: 'Deployment' }, true],
    ['no Secret', [], { group: '', kind: 'Secret' }, false],
    ['a Secret where the platform says so', ['Secret'], { group: '', kind: 'Secret' }, true],
    [
      'a kind of the platform',
      ['Kafka.kafka.strimzi.io'],
      { group: 'kafka.strimzi.io', kind: 'Kafka' },
      true,
    ],
  ])('allows %s', (_, kinds, kind, allowed) => {
    const list = expect.arrayContaining([kind]);
    const expected = allowed ? list : expect.not.arrayContaining([kind]);
    expect(project(fleet({ argo: { kinds } }), 'namespaceResourceWhitelist')).toEqual(expected);
  });
});

const FREEZE: Freeze = {
  service: undefined,
  clusters: ['qa'],
  from: '2026-11-21T15:30Z',
  until: '2026-11-22T00:00Z',
  reason: 'the database moves',
  by: 'ada',
};
const SPEC = {
  kind: 'deny',
  schedule: '30 15 21 11 *',
  duration: '510m',
  timeZone: 'Etc/UTC',
  manualSync: false,
  description: 'the database moves (ada)',
};
const WINDOW: SyncWindowPlan = {
  schedule: '0 18 * * fri',
  minutes: 3720,
  clusters: [],
  timeZone: 'Asia/Tokyo',
  reason: 'weekend',
};

describe('a freeze', () => {
  const windows = (
    freezes: readonly Freeze[],
    installation: 'central' | 'perCluster' = 'central',
    file?: string,
  ) => project(fleet({ freezes, argo: { installation } }), 'syncWindows', file);

  test('keeps its clusters from being synced, by hand too', () => {
    expect(windows([FREEZE])).toEqual([{ ...SPEC, clusters: ['qa'] }]);
  });

  test('of a service is for its Applications, in the project of its team', () => {
    expect(windows([{ ...FREEZE, service: 'orders' }])).toEqual([{ ...SPEC, applications: ['orders-qa'] }]);
    expect(windows([{ ...FREEZE, service: 'tokei' }])).toEqual([]);
  });

  test('is for all that an Argo CD of one cluster has there', () => {
    expect(windows([FREEZE], 'perCluster', 'qa/30-projects.yaml')).toEqual([
      { ...SPEC, applications: ['*'] },
    ]);
    expect(windows([FREEZE], 'perCluster', 'production/30-projects.yaml')).toEqual([]);
  });

  test('stands there once, with the reason that was written first', () => {
    expect(windows([FREEZE, { ...FREEZE, reason: 'again' }])).toEqual([{ ...SPEC, clusters: ['qa'] }]);
  });

  test('has a reason of no more bytes than Argo CD takes', () => {
    const [first] = [windows([{ ...FREEZE, reason: '休'.repeat(200) }])].flat();
    const description = String(field(first, 'description'));
    expect(Buffer.byteLength(description)).toBeLessThanOrEqual(255);
    expect(description).toMatch(/^休{84}…$/);
  });

  test('without a minute in it is none', () => {
    expect(windows([{ ...FREEZE, until: FREEZE.from }])).toEqual([]);
  });
});

describe('a window', () => {
  const windows = (clusters: readonly string[], installation: 'central' | 'perCluster', file?: string) =>
    project(fleet({ argo: { installation, windows: [{ ...WINDOW, clusters }] } }), 'syncWindows', file);
  const spec = {
    kind: 'deny',
    schedule: '0 18 * * fri',
    duration: '3720m',
    timeZone: 'Asia/Tokyo',
    manualSync: true,
    description: 'weekend',
  };

  test('without clusters is for all, and leaves the way by hand', () => {
    expect(windows([], 'central')).toEqual([{ ...spec, applications: ['*'] }]);
  });

  test('with clusters is for them', () => {
    expect(windows(['qa'], 'central')).toEqual([{ ...spec, clusters: ['qa'] }]);
    expect(windows(['qa'], 'perCluster', 'qa/30-projects.yaml')).toEqual([{ ...spec, applications: ['*'] }]);
    expect(windows(['qa'], 'perCluster', 'production/30-projects.yaml')).toEqual([]);
  });
});
