import { describe, expect, test } from '@jest/globals';
import { RailsService, type RailsServiceProps, SecureIngress } from '../../lib';
import { present, render } from '../rendering';

const rendered = (props: RailsServiceProps) =>
  render((chart) => {
    const rails = new RailsService<string, string, string>(chart, 'rails', props);
    new SecureIngress(chart, 'ingress', { service: rails });
  });

const pathsOf = (props: RailsServiceProps) => {
  const { spec } = rendered(props).manifest('Ingress', 'yashima') as unknown as {
    spec: { rules: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[] };
  };
  return Object.fromEntries(
    present(spec.rules[0]).http.paths.map(({ path, backend }) => [path, backend.service.name]),
  );
};

const idleTimeout = (props: RailsServiceProps) =>
  rendered(props).manifest('Ingress', 'yashima').metadata.annotations?.[
    'alb.ingress.kubernetes.io/load-balancer-attributes'
  ];

describe('the paths of an application', () => {
  test.each([
    ['all belong to the web process', {}, { '/': 'yashima' }],
    [
      'belong to the web process that names them',
      { webs: { api: { paths: ['/api', '/oauth'] } } },
      { '/': 'yashima', '/api': 'yashima-api', '/oauth': 'yashima-api' },
    ],
    ['are open for Action Cable in the web process', { cable: {} }, { '/': 'yashima', '/cable': 'yashima' }],
    [
      'are open for Action Cable in pods of its own',
      { cable: { path: '/websocket', web: {} } },
      { '/': 'yashima', '/websocket': 'yashima-cable' },
    ],
    [
      'are open for assets in pods of nginx',
      { assets: { nginx: { image: 'nginx:1.31.3' } } },
      { '/': 'yashima', '/assets': 'yashima-assets' },
    ],
  ] satisfies [string, RailsServiceProps, object][])('%s', (_, props, paths) => {
    expect(pathsOf(props)).toEqual(paths);
  });

  test.each([
    ['an hour for Action Cable', { cable: {} }, 3600],
    ['what the chart says for Action Cable', { cable: { timeout: '10m' } }, 600],
    ['what another process says', { webs: { reports: { paths: ['/reports'], timeout: '5m' } } }, 300],
    ['the longest request otherwise', {}, 30],
  ] satisfies [string, RailsServiceProps, number][])('are silent at most for %s', (_, props, seconds) => {
    expect(idleTimeout(props)).toContain(`idle_timeout.timeout_seconds=${seconds},`);
  });

  test.each([
    ['webs/api.paths.0', { webs: { api: { paths: ['api'] } } }],
    ['cable.path', { cable: { path: 'api' } }],
    ['cable.path', { cable: { path: 'api', web: {} } }],
  ] satisfies [string, RailsServiceProps][])(
    'are refused without a slash at the start: %s',
    (place, props) => {
      const { findings } = render((chart) => {
        new RailsService<string, string, string>(chart, 'rails', props);
      });
      expect(findings).toEqual([
        `yashima/production/${place}: expected a path that begins with '/', got 'api'; write '/api'`,
      ]);
    },
  );

  test('are refused without one', () => {
    expect(rendered({ webs: { api: { paths: [] } } }).findings).toEqual([
      "yashima/production/webs/api.paths: expected at least one path, got []; write the prefixes that it answers, such as '/api'",
    ]);
  });

  test.each([
    ['webs', { webs: { api: { paths: ['/api'] } } }],
    ['cable', { cable: {} }],
    ['assets', { assets: { nginx: { image: 'nginx:1.31.3' } } }],
    ['service', { service: { name: 'app' } }],
  ] satisfies [string, RailsServiceProps][])('are refused of %s beside no web process', (name, props) => {
    const { findings } = render(
      (chart) =>
        new RailsService(chart, 'rails', {
          ...props,
          web: false,
          workers: { jobs: { command: ['bin/jobs'] } },
        }),
    );
    expect(findings).toContainEqual(
      `yashima/production/web: expected a web process beside ${name}, got false; leave web: false out`,
    );
  });

  test.each([
    [
      'two web processes',
      { webs: { api: { paths: ['/api'] }, v2: { paths: ['/api/'] } } },
      'webs/v2.paths.0',
      '/api/',
    ],
    [
      'a web process and Action Cable',
      { cable: {}, webs: { api: { paths: ['/cable'] } } },
      'webs/api.paths.0',
      '/cable',
    ],
    ['a further web process and the main one', { webs: { api: { paths: ['/'] } } }, 'webs/api.paths.0', '/'],
    [
      'a further web process and the pods of assets',
      { assets: { nginx: { image: 'nginx:1.31.3' } }, webs: { api: { paths: ['/assets'] } } },
      'webs/api.paths.0',
      '/assets',
    ],
    ['Action Cable and the main process', { cable: { path: '/', web: {} } }, 'cable.path', '/'],
  ] satisfies [string, RailsServiceProps, string, string][])(
    'lead to one place, never to %s',
    (_, props, place, got) => {
      const errors = rendered(props).findings.filter((finding) => !finding.includes(': warning '));
      expect(errors).toEqual([
        `yashima/production/${place}: expected a path of its own, got '${got}'; choose another one: '/' is the main process's, and each path leads to one place`,
      ]);
    },
  );

  test.each([
    ['a worker', { cable: { web: {} }, workers: { cable: { command: ['bin/jobs'] } } }, 'workers/cable'],
    [
      'a cron',
      { webs: { api: { paths: ['/api'] } }, crons: { api: { schedule: '@daily', task: 'a' } } },
      'crons/api',
    ],
    ['another web process', { webs: { web: { paths: ['/api'] } } }, 'webs/web'],
  ] satisfies [string, RailsServiceProps, string][])(
    'are refused in a process called as %s',
    (_, props, place) => {
      const { findings } = render((chart) => {
        new RailsService<string, string, string>(chart, 'rails', props);
      });
      expect(findings).toContainEqual(
        `yashima/production/${place}: expected a name that no other process has, got '${place.split('/')[1]}'; rename it: its pods would be taken for those of the other`,
      );
    },
  );
});

describe('a further web process', () => {
  const api = (props: object = {}) =>
    rendered({ web: { threads: 5 }, webs: { api: { paths: ['/api'], ...props } } });

  test('is asked as the main one is', () => {
    const { readinessProbe } = api().container('Deployment', 'yashima-api');
    expect(readinessProbe?.httpGet?.httpHeaders).toContainEqual({
      name: 'Host',
      value: 'yashima.example.com',
    });
  });

  test('has a size of its own, and says nothing where it is that of the main one', () => {
    const size = (props: object) =>
      api(props)
        .container('Deployment', 'yashima-api')
        .env?.filter(({ name }) => ['RAILS_MAX_THREADS', 'WEB_CONCURRENCY'].includes(name));
    expect(size({ threads: 5 })).toEqual([]);
    expect(size({ threads: 3, concurrency: 2, memory: '2Gi' })).toEqual([
      { name: 'RAILS_MAX_THREADS', value: '3' },
      { name: 'WEB_CONCURRENCY', value: '2' },
    ]);
  });

  test('has the pods that it asks for', () => {
    expect(api({ replicas: 7 }).object('Deployment', 'yashima-api').spec?.replicas).toBe(7);
  });
});
