import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { definePlatform } from '../../lib';
import type { ArgoProps, TeamProps } from '../../lib/gitops';
import { describe as line } from '../../lib/kernel';

const environments = {
  production: { kubernetes: '1.34', clusters: { production: {}, 'production-osaka': {} } },
  qa: { kubernetes: '1.34' },
} as const;

const GIT = 'https://git.example.com/example/deploy.git';

// the types are what is not asked here: JavaScript may write anything
const define = (argo: object, teams?: unknown) =>
  definePlatform({
    apps: '/nowhere/apps',
    environments,
    argo: { repository: GIT, ...argo } as ArgoProps,
    ...(teams !== undefined && { teams: teams as Record<string, TeamProps> }),
  });

const wrongWith = (argo: object, teams?: unknown): readonly string[] =>
  define(argo, teams).findings.map(line);

const window = { schedule: '0 18 * * fri', duration: '2d', reason: 'weekend' };

describe('argo of a platform', () => {
  test.each([
    ['an address of https', {}],
    ['an address of ssh', { repository: 'git@git.example.com:example/deploy.git' }],
    ['another one of ssh', { repository: 'ssh://git@git.example.com:2222/example/deploy.git' }],
    ['dist at the top', { path: '.' }],
    ['dist below the top', { path: 'deploy/dist/' }],
    ['another one of ssh, without a port', { repository: 'ssh://git@git.example.com/example/deploy.git' }],
    ['a branch with a folder', { revision: 'release/next' }],
    ['a revision of dots', { revision: 'v1.2.3' }],
    ['an address below a path', { url: 'https://example.com/argocd/' }],
    ['kinds with and without a group', { kinds: ['Secret', 'Kafka.kafka.strimzi.io'] }],
    [
      'a window of environments and clusters',
      { windows: [{ ...window, clusters: ['qa', 'production-osaka'] }] },
    ],
    [
      'a window of a zone',
      { windows: [{ ...window, timeZone: 'Asia/Tokyo', schedule: '*/5 0-3 1,15 dec *' }] },
    ],
    ['a day that its months have now and then', { windows: [{ ...window, schedule: '0 0 29 2 *' }] }],
    ['a day that one of its months has', { windows: [{ ...window, schedule: '0 0 31 feb-mar *' }] }],
    // cron takes either of the two, so this one comes on Mondays
    ['a day of the week beside one of no month', { windows: [{ ...window, schedule: '0 0 30 2 mon' }] }],
    ['a channel by name', { slack: { channel: '#リリース-web_1' } }],
    ['a channel by id', { slack: { channel: 'C024BE91L' } }],
  ])('may have %s', (_, argo) => {
    expect(wrongWith(argo)).toEqual([]);
  });

  test('is the default of everything but the repository', () => {
    expect(define({}).argo).toEqual({
      repository: GIT,
      revision: 'main',
      path: 'dist',
      installation: 'central',
      namespace: 'argocd',
      context: 'argocd',
      url: undefined,
      syncTimeout: 3600,
      kinds: [],
      windows: [],
      slack: undefined,
      everyCommit: false,
    });
  });

  test('takes an environment in a window for all of its clusters', () => {
    const { argo } = define({ windows: [{ ...window, clusters: ['production'] }] });
    expect(argo?.windows[0]?.clusters).toEqual(['production', 'production-osaka']);
  });

  test.each([
    ['a repository that is none', { repository: 'deploy' }, 'repository'],
    ['no repository', { repository: undefined }, 'repository'],
    ['an empty revision', { revision: '' }, 'revision'],
    ['a revision that is a range', { revision: 'main~1' }, 'revision'],
    ['an absolute path', { path: '/dist' }, 'path'],
    ['a way out of the repository', { path: 'a/../../dist' }, 'path'],
    ['a template for a path', { path: '{{.cluster}}' }, 'path'],
    ['another installation', { installation: 'global' }, 'installation'],
    ['a namespace that is none', { namespace: 'Argo CD' }, 'namespace'],
    ['a context without a name', { context: ' ' }, 'context'],
    ['an url without a scheme', { url: 'argocd.example.com' }, 'url'],
    ['a sync of less than a minute', { syncTimeout: '30s' }, 'syncTimeout'],
    ['a kind in lower case', { kinds: ['Secret', 'kafka.strimzi.io'] }, 'kinds.1'],
    ['a window that is a macro', { windows: [{ ...window, schedule: '@daily' }] }, 'windows.0.schedule'],
    ['a window of four fields', { windows: [{ ...window, schedule: '0 18 * *' }] }, 'windows.0.schedule'],
    ['a window at no hour', { windows: [{ ...window, schedule: '0 24 * * *' }] }, 'windows.0.schedule'],
    ['a window of less than a minute', { windows: [{ ...window, duration: '59s' }] }, 'windows.0.duration'],
    ['a window of no cluster', { windows: [{ ...window, clusters: [] }] }, 'windows.0.clusters'],
    [
      'a window of an unknown cluster',
      { windows: [{ ...window, clusters: ['qa', 'prod'] }] },
      'windows.0.clusters.1',
    ],
    ['a window of an unknown zone', { windows: [{ ...window, timeZone: 'JST' }] }, 'windows.0.timeZone'],
    ['a window without a reason', { windows: [{ ...window, reason: '' }] }, 'windows.0.reason'],
    ['a channel that is a sentence', { slack: { channel: '#deploys and more' } }, 'slack.channel'],
    ['two channels', { slack: { channel: '#deploys;#more' } }, 'slack.channel'],
    ['a token in place of its key', { slack: { channel: '#a', tokenKey: 'a token' } }, 'slack.tokenKey'],
    ['an address without a scheme', { slack: { channel: '#a', apiUrl: 'slack.com' } }, 'slack.apiUrl'],
    [
      'a window on a day that never comes',
      { windows: [{ ...window, schedule: '0 0 30 2 *' }] },
      'windows.0.schedule',
    ],
    [
      'a window on the 31st of short months',
      { windows: [{ ...window, schedule: '0 0 31 4,6-6 */2' }] },
      'windows.0.schedule',
    ],
    ['an address that ends in a query', { url: 'https://argocd.example.com/?a=b' }, 'url'],
    [
      'a template in a repository',
      { repository: 'https://git.example.com/{{.team}}/deploy.git' },
      'repository',
    ],
    ['the end of a template in a repository', { repository: 'git@git.example.com:a}}b.git' }, 'repository'],
    ['a control character in a repository', { repository: 'https://git.example.com/a\u0000b' }, 'repository'],
    ['a template in a revision', { revision: '{{.cluster}}' }, 'revision'],
    ['the end of a template in a revision', { revision: 'a}}b' }, 'revision'],
    ['a custom kind without its group', { kinds: ['VirtualService'] }, 'kinds.0'],
    ['a usual kind without its group', { kinds: ['Secret', 'Deployment'] }, 'kinds.1'],
    ['a kind of no namespace', { kinds: ['Node'] }, 'kinds.0'],
    ['a kind of no namespace with a group', { kinds: ['ClusterIssuer.cert-manager.io'] }, 'kinds.0'],
  ])('refuses %s, once', (_, argo, place) => {
    expect(wrongWith(argo)).toEqual([expect.stringMatching(`^platform\\.argo\\.${place}: expected `)]);
  });

  test.each([
    '-x',
    'a..b',
    'a.lock',
    'a.lock/b',
    'a/.b',
    '/a',
    'a/',
    'a//b',
    'a.',
    'a@{1}',
    '@',
    'a\u0000b',
    'a\u007fb',
    'a b',
    'a[b',
  ])('refuses a revision that Git knows for none: %j', (revision) => {
    expect(wrongWith({ revision })).toEqual([expect.stringMatching(/^platform\.argo\.revision: expected /)]);
  });

  test.each([
    ['https://hunter2@git.example.com/x.git'],
    ['https://bob:s3/hunter2@git.example.com/x.git'],
    ['ssh://git:hunter2@git.example.com/x.git'],
    ['ssh://git@hunter2@git.example.com/x.git'],
    ['bob:hunter2@git.example.com/x.git'],
    ['bob@git.example.com:hunter2@x.git'],
    ['bob:hunter2'],
    ['https://git.example.com/x.git?token=hunter2'],
    ['git@git.example.com:x.git?token=hunter2'],
    ['https://git.example.com/x.git#hunter2'],
    ['file://bob:hunter2@/srv/x.git'],
    ['ftp://bob:hunter2@git.example.com/{{x}}'],
  ])('never shows credentials of a repository: %s', (repository) => {
    const findings = wrongWith({ repository });
    expect(findings).toEqual([expect.stringMatching(/^platform\.argo\.repository: expected /)]);
    expect(findings.join()).not.toContain('hunter2');
  });

  test.each([
    ['repository', { repository: 'https://bot:hunter2@git.example.com/example/deploy.git' }],
    ['url', { url: 'https://bot:hunter2@argocd.example.com' }],
    ['slack.apiUrl', { slack: { channel: '#a', apiUrl: 'https://bot:hunter2@slack.example.com/api/' } }],
  ])('never shows credentials of %s', (place, argo) => {
    const findings = wrongWith(argo);
    expect(findings).toEqual([expect.stringMatching(`^platform\\.argo\\.${place}: expected `)]);
    expect(findings.join()).not.toContain('hunter2');
  });
});

describe('argo of a platform that nobody type-checked', () => {
  test.each([
    ['repository', { repository: null }],
    ['repository', { repository: { url: GIT } }],
    ['revision', { revision: null }],
    ['revision', { revision: 5 }],
    ['path', { path: null }],
    ['url', { url: null }],
    ['installation', { installation: null }],
    ['namespace', { namespace: 5 }],
    ['context', { context: {} }],
    ['syncTimeout', { syncTimeout: null }],
    ['syncTimeout', { syncTimeout: 60 }],
    ['kinds', { kinds: 'x' }],
    ['kinds.1', { kinds: ['Secret', 5] }],
    ['windows', { windows: {} }],
    ['windows.0', { windows: ['0 18 * * fri'] }],
    ['windows.0.reason', { windows: [{ ...window, reason: undefined }] }],
    ['windows.0.reason', { windows: [{ ...window, reason: 5 }] }],
    ['windows.0.schedule', { windows: [{ ...window, schedule: undefined }] }],
    ['windows.0.duration', { windows: [{ ...window, duration: undefined }] }],
    ['windows.0.duration', { windows: [{ ...window, duration: null }] }],
    ['windows.0.timeZone', { windows: [{ ...window, timeZone: null }] }],
    ['windows.0.clusters', { windows: [{ ...window, clusters: 'qa' }] }],
    ['windows.0.clusters.0', { windows: [{ ...window, clusters: [null] }] }],
    ['slack', { slack: null }],
    ['slack', { slack: 'x' }],
    ['slack.channel', { slack: {} }],
    ['slack.channel', { slack: { channel: 5 } }],
    ['slack.tokenKey', { slack: { channel: '#a', tokenKey: null } }],
    ['slack.apiUrl', { slack: { channel: '#a', apiUrl: 5 } }],
    ['everyCommit', { everyCommit: 'false' }],
    ['everyCommit', { everyCommit: null }],
  ])('refuses the type of %s, once: %j', (place, argo) => {
    expect(wrongWith(argo)).toEqual([expect.stringMatching(`^platform\\.argo\\.${place}: expected `)]);
  });

  test.each([
    ['repositry', { repository: undefined, repositry: GIT }, "did you mean 'repository'?"],
    ['everycommit', { everycommit: true }, "did you mean 'everyCommit'?"],
    ['windows.0.cluster', { windows: [{ ...window, cluster: ['qa'] }] }, "did you mean 'clusters'?"],
    ['slack.chanel', { slack: { chanel: '#a' } }, "did you mean 'channel'?"],
    ['slack.webhook', { slack: { channel: '#a', webhook: 'x' } }, 'remove it'],
  ])('is told of a name that nobody knows, once: %s', (place, argo, fix) => {
    const [finding, ...others] = wrongWith(argo);
    expect(finding).toMatch(new RegExp(`^platform\\.argo\\.${place}: expected `));
    expect(finding?.endsWith(fix)).toBe(true);
    expect(others).toEqual([]);
  });

  test('is told of all of its mistakes at once', () => {
    const windows = [{}, window, { ...window, reason: ' ' }];
    expect(wrongWith({ path: null, kinds: [5, 'kafka'], windows }).map((text) => text.split(':')[0])).toEqual(
      [
        'platform.argo.path',
        'platform.argo.kinds.0',
        'platform.argo.windows.0.schedule',
        'platform.argo.windows.0.duration',
        'platform.argo.windows.0.reason',
        'platform.argo.kinds.1',
        'platform.argo.windows.2.reason',
      ],
    );
  });

  test('never shows a text in the place of something else', () => {
    expect(wrongWith({ slack: 'hunter2', everyCommit: 'hunter2' }).join()).not.toContain('hunter2');
  });

  test.each([[null], ['x'], [[]], [5]])('may be none at all: %j', (argo) => {
    const defined = definePlatform({
      apps: '/nowhere/apps',
      environments,
      argo: argo as unknown as ArgoProps,
    });
    expect(defined.findings.map(line)).toEqual([expect.stringMatching(/^platform\.argo: expected /)]);
  });

  const anything = fc.anything({ withNullPrototype: true });
  const props = fc.record(
    {
      ...Object.fromEntries(
        ['repository', 'revision', 'path', 'installation', 'namespace', 'context', 'url'].map((key) => [
          key,
          anything,
        ]),
      ),
      syncTimeout: anything,
      kinds: fc.oneof(anything, fc.array(anything)),
      windows: fc.oneof(
        anything,
        fc.array(fc.record({ schedule: anything, clusters: anything, reason: anything })),
      ),
      slack: fc.oneof(anything, fc.record({ channel: anything })),
      everyCommit: anything,
    },
    { requiredKeys: [] },
  );

  test('is answered with findings, whatever it says', () => {
    fc.assert(
      fc.property(props, fc.oneof(anything, fc.dictionary(fc.string(), anything)), (argo, teams) => {
        for (const finding of wrongWith(argo, teams)) expect(finding).toMatch(/^platform\.(argo|teams)/);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});

describe('teams of a platform', () => {
  const slack = { channel: '#deploys' };

  test('are one for all services where nobody names any', () => {
    expect(define({ slack }).teams).toEqual([{ name: 'services', services: undefined, channel: '#deploys' }]);
  });

  test('are told in their own channel, else in the one for all', () => {
    const teams = { store: { services: ['orders'], channel: '#store' }, calendar: { services: [] } };
    expect(define({ slack }, teams).teams?.map(({ channel }) => channel)).toEqual(['#store', '#deploys']);
  });

  test('are told nothing where there is no Slack', () => {
    const teams = { store: { services: ['orders'], channel: '#store' } };
    expect(define({}, teams).teams?.[0]?.channel).toBeUndefined();
  });

  test.each([
    ['none at all', {}, 'teams'],
    ['one called as the project of Argo CD', { default: { services: [] } }, 'teams.default'],
    ['one called as our own project', { platform: { services: [] } }, 'teams.platform'],
    ['one with a name that is none', { 'The Store': { services: [] } }, 'teams.The Store'],
    ['a service that is a path', { store: { services: ['orders', '../qa'] } }, 'teams.store.services.1'],
    ['a service twice', { store: { services: ['orders', 'orders'] } }, 'teams.store.services.1'],
    [
      'a service of two',
      { store: { services: ['orders'] }, calendar: { services: ['orders'] } },
      'teams.calendar.services.0',
    ],
    ['a channel that is a sentence', { store: { services: [], channel: 'a b' } }, 'teams.store.channel'],
    ['a list', [], 'teams'],
    ['null', null, 'teams'],
    ['one of nothing', { store: null }, 'teams.store'],
    ['one without services', { store: {} }, 'teams.store.services'],
    ['one whose services are a text', { store: { services: 'orders' } }, 'teams.store.services'],
    ['one with a service that is a number', { store: { services: ['orders', 5] } }, 'teams.store.services.1'],
    ['one with a misspelt key', { store: { service: ['orders'] } }, 'teams.store.service'],
    ['one whose channel is a number', { store: { services: [], channel: 5 } }, 'teams.store.channel'],
  ])('refuses %s, once', (_, teams, place) => {
    expect(wrongWith({}, teams)).toEqual([expect.stringMatching(`^platform\\.${place}: expected `)]);
  });
});
