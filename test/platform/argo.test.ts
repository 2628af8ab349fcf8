import { describe, expect, test } from '@jest/globals';
import { definePlatform } from '../../lib';
import type { ArgoProps, TeamProps } from '../../lib/gitops';
import { describe as line } from '../../lib/kernel';

const environments = {
  production: { kubernetes: '1.34', clusters: { production: {}, 'production-osaka': {} } },
  qa: { kubernetes: '1.34' },
} as const;

const GIT = 'https://git.example.com/example/deploy.git';

const define = (argo: object, teams?: object) =>
  definePlatform({
    apps: '/nowhere/apps',
    environments,
    // the types are what is not asked here: JavaScript may write anything
    argo: { repository: GIT, ...argo } as ArgoProps,
    ...(teams && { teams: teams as Record<string, TeamProps> }),
  });

const wrongWith = (argo: object, teams?: object): readonly string[] => define(argo, teams).findings.map(line);

const window = { schedule: '0 18 * * fri', duration: '2d', reason: 'weekend' };

describe('argo of a platform', () => {
  test.each([
    ['an address of https', {}],
    ['an address of ssh', { repository: 'git@git.example.com:example/deploy.git' }],
    ['another one of ssh', { repository: 'ssh://git@git.example.com:2222/example/deploy.git' }],
    ['dist at the top', { path: '.' }],
    ['dist below the top', { path: 'deploy/dist/' }],
    ['a branch with a folder', { revision: 'release/next' }],
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
  ])('refuses %s, once', (_, argo, place) => {
    expect(wrongWith(argo)).toEqual([expect.stringMatching(`^platform\\.argo\\.${place}: expected `)]);
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
  ])('refuses %s, once', (_, teams, place) => {
    expect(wrongWith({}, teams)).toEqual([expect.stringMatching(`^platform\\.${place}: expected `)]);
  });
});
