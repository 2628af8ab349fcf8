import { describe, expect, test } from '@jest/globals';
import { type ArgoFleet, type ArgoPlan, argoFiles } from '../../../lib/gitops';
import { field, list, type Manifest, records } from '../../../lib/kernel';
import { toYaml } from '../../../lib/synth/yaml';
import { deployed, FLEET, fleet } from './fleet';

const texts = (one: ArgoFleet) => [...argoFiles(one)].map(([path, objects]) => [path, toYaml(objects)]);

const objects = (one: ArgoFleet): readonly Manifest[] => [...argoFiles(one).values()].flat();

const named = (one: ArgoFleet, kind: string, name: string): Manifest | undefined =>
  objects(one).find((object) => object.kind === kind && object.metadata.name === name);

const osaka = { name: 'production-osaka', environment: 'production' };

const set = (one: ArgoFleet, ...keys: readonly string[]) =>
  field(named(one, 'ApplicationSet', 'services'), 'spec', ...keys);

/** The clusters and the folders of each team. */
const generators = (one: ArgoFleet) =>
  records(set(one, 'generators')).map((generator) => {
    const [clusters, folders] = records(field(generator, 'matrix', 'generators'));
    return {
      clusters: list(field(clusters, 'list', 'elements')),
      folders: field(folders, 'git', 'directories'),
    };
  });

describe('what Argo CD is told', () => {
  test('is the same for the same fleet', () => {
    expect(texts(structuredClone(FLEET))).toEqual(texts(FLEET));
  });

  test('is settings, notifications, projects, Applications and itself, in this order', () => {
    expect([...argoFiles(FLEET).keys()]).toEqual([
      '10-settings.yaml',
      '20-notifications.yaml',
      '30-projects.yaml',
      '40-applications.yaml',
      '50-platform.yaml',
    ]);
  });

  test('is for each cluster apart where each has its own', () => {
    const files = argoFiles(fleet({ argo: { installation: 'perCluster' } }));
    expect([...files.keys()].map((path) => path.split('/')[0])).toEqual([
      ...Array(5).fill('production'),
      ...Array(5).fill('qa'),
    ]);
  });

  test('says nothing of notifications where nobody is told', () => {
    const silent = fleet({
      argo: { slack: undefined },
      teams: FLEET.teams.map((team) => ({ ...team, channel: undefined })),
    });
    expect(JSON.stringify(objects(silent))).not.toContain('notifications');
  });

  test('says nothing else of one team because another one changed', () => {
    const teams = FLEET.teams.map((team) => (team.name === 'store' ? { ...team, channel: '#other' } : team));
    const changed = fleet({
      teams,
      deployed: [
        ...FLEET.deployed,
        deployed('orders', 'qa', { namespaces: ['more'], clusterScoped: ['Widget.example.com'] }),
      ],
      freezes: [
        {
          service: 'orders',
          clusters: ['qa'],
          from: '2026-11-21T15:30Z',
          until: '2026-11-21T16:30Z',
          reason: 'why',
          by: undefined,
        },
      ],
    });
    const others = (one: ArgoFleet) =>
      objects(one).filter(({ metadata: { name } }) => !/store|services/.test(name));
    expect(others(changed)).toEqual(others(FLEET));
    expect(generators(changed)[1]).toEqual(generators(FLEET)[1]);
  });

  test('gets an element a team for a new cluster, and no Application of another one changes', () => {
    const larger = fleet({ clusters: [...FLEET.clusters, osaka] });
    const element = {
      cluster: 'production-osaka',
      environment: 'production',
      everyCommit: false,
      namespaces: {},
      autoscaled: {},
    };
    expect(generators(larger).map(({ clusters }) => clusters)).toEqual([
      [...(generators(FLEET)[0]?.clusters ?? []), { ...element, team: 'store', channel: '#store' }],
      [...(generators(FLEET)[1]?.clusters ?? []), { ...element, team: 'calendar', channel: '#deploys' }],
    ]);
    const withoutElements = (one: ArgoFleet) =>
      toYaml(argoFiles(one).get('40-applications.yaml') ?? []).replaceAll(
        /elements:[\s\S]*?- git:/g,
        '- git:',
      );
    expect(withoutElements(larger)).toBe(withoutElements(FLEET));
  });

  test('of one cluster stays as it is when another one comes, where each has its own', () => {
    const own = { installation: 'perCluster' } as const;
    const before = texts(fleet({ argo: own }));
    const after = texts(fleet({ argo: own, clusters: [...FLEET.clusters, osaka] }));
    expect(after.slice(0, before.length)).toEqual(before);
  });
});

describe('an ApplicationSet', () => {
  test('never takes an Application or what it brought away', () => {
    expect(set(FLEET, 'syncPolicy')).toEqual({
      applicationsSync: 'create-update',
      preserveResourcesOnDeletion: true,
    });
  });

  test('reads the folders of each team', () => {
    expect(generators(FLEET).map(({ folders }) => folders)).toEqual([
      [{ path: 'dist/{{.cluster}}/orders' }],
      [{ path: 'dist/{{.cluster}}/tokei' }],
    ]);
  });

  test('reads all folders where there are no teams', () => {
    const teams = [{ name: 'store', services: undefined, channel: undefined }];
    const all = fleet({ teams, argo: { path: '.' } });
    expect(generators(all).map(({ folders }) => folders)).toEqual([[{ path: '{{.cluster}}/*' }]]);
  });

  test('says of each cluster what autoscalers own, and which namespaces are not called as their service', () => {
    const autoscaled = [{ kind: 'Deployment', name: 'orders-web' }];
    const own = fleet({ deployed: [deployed('orders', 'qa', { autoscaled, namespaces: ['live', 'more'] })] });
    expect(generators(own)[0]?.clusters).toMatchObject([
      { cluster: 'production', environment: 'production', namespaces: {}, autoscaled: {} },
      {
        cluster: 'qa',
        environment: 'qa',
        namespaces: { orders: 'live' },
        autoscaled: { orders: autoscaled },
      },
    ]);
  });

  test('names clusters as they were registered, or the one in which Argo CD runs', () => {
    const local = fleet({ argo: { installation: 'perCluster' } });
    expect(set(FLEET, 'template', 'spec', 'destination', 'name')).toBe('{{.cluster}}');
    expect(set(local, 'template', 'spec', 'destination', 'server')).toBe('https://kubernetes.default.svc');
  });

  const WINDOW = { schedule: '0 18 * * fri', minutes: 60, timeZone: 'Etc/UTC', reason: 'weekend' };
  const FREEZE = {
    clusters: ['qa'],
    from: '2026-11-21T15:30Z',
    until: '2026-11-21T16:30Z',
    reason: 'incident',
    by: undefined,
  };

  test.each<[string, Partial<ArgoFleet>, Partial<ArgoPlan>, readonly boolean[]]>([
    ['no cluster', {}, {}, [false, false, false, false]],
    ['every cluster where the platform says so', {}, { everyCommit: true }, [true, true, true, true]],
    [
      'every cluster with a window',
      {},
      { windows: [{ ...WINDOW, clusters: ['qa'] }] },
      [false, true, false, true],
    ],
    [
      'every cluster with a window for all',
      {},
      { windows: [{ ...WINDOW, clusters: [] }] },
      [true, true, true, true],
    ],
    [
      'every cluster that is frozen',
      { freezes: [{ ...FREEZE, service: undefined }] },
      {},
      [false, true, false, true],
    ],
    [
      'every cluster with a frozen service',
      { freezes: [{ ...FREEZE, service: 'orders' }] },
      {},
      [false, true, false, false],
    ],
    // until it is taken out of the file: what came meanwhile must be synced as a whole first
    [
      'every cluster whose freeze is over',
      { freezes: [{ ...FREEZE, until: FREEZE.from, service: undefined }] },
      {},
      [false, true, false, true],
    ],
  ])('minds commits of other folders in %s', (_, { freezes = [] }, argo, expected) => {
    const elements = generators(fleet({ freezes, argo })).flatMap(({ clusters }) => clusters);
    expect(elements.map((element) => field(element, 'everyCommit'))).toEqual(expected);
  });

  test('has nothing of a team without services', () => {
    const teams = [...FLEET.teams, { name: 'none', services: [], channel: undefined }];
    expect(generators(fleet({ teams }))).toEqual(generators(FLEET));
  });

  test("puts each Application into its team's project, and tells its channel", () => {
    expect(set(FLEET, 'template', 'spec', 'project')).toBe('{{.team}}');
    expect(generators(FLEET)[0]?.clusters[0]).toMatchObject({ team: 'store', channel: '#store' });
    expect(
      field(
        set(FLEET, 'template', 'metadata', 'annotations'),
        'notifications.argoproj.io/subscribe.degraded.slack',
      ),
    ).toBe('{{.channel}}');
  });
});

describe('the Application of Argo CD itself', () => {
  test('takes nothing away, and leaves a freeze that is not in Git yet', () => {
    expect(field(named(FLEET, 'Application', 'platform'), 'spec', 'syncPolicy', 'automated')).toEqual({
      prune: false,
      selfHeal: false,
    });
  });

  test.each([
    ['central', 'dist/argocd'],
    ['perCluster', 'dist/argocd/production'],
  ] as const)('reads its own folder: %s', (installation, folder) => {
    expect(
      field(named(fleet({ argo: { installation } }), 'Application', 'platform'), 'spec', 'source', 'path'),
    ).toBe(folder);
  });

  test('may bring every kind that is written for it', () => {
    const allowed = list(field(named(FLEET, 'AppProject', 'platform'), 'spec', 'namespaceResourceWhitelist'));
    const written = objects(FLEET).map(({ kind }) => kind);
    expect(new Set(written)).toEqual(new Set(allowed.map((kind) => field(kind, 'kind'))));
  });
});
