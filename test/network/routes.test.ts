import { describe, expect, test } from '@jest/globals';
import { type IngressFacts, selectorOf } from '../../lib/kernel';
import { type Reachable, SecureIngress, type SecureIngressProps } from '../../lib/network';
import {
  ALB,
  chartIn,
  find,
  findingsIn,
  GATEWAY,
  ingressChart,
  ingressFindings,
  PRODUCTION,
  pods,
} from './charts';

type Paths = NonNullable<SecureIngressProps['paths']>;
type Over = Partial<Omit<Reachable, 'node'>>;

const ingress = (paths: Paths, over: Over = {}, facts: IngressFacts = ALB) => {
  const chart = chartIn({ ...PRODUCTION, ingress: facts });
  new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', over), paths });
  const kind = facts.controller === 'gateway' ? 'HTTPRoute' : 'Ingress';
  return find(chart, kind, 'yashima');
};

const written = (paths: Paths, over: Over = {}): unknown =>
  Object(ingress(paths, over).spec).rules[0].http.paths.map(
    ({ path, pathType }: { path: string; pathType: string }) => `${pathType} ${path}`,
  );

const alb = (name: string) => `alb.ingress.kubernetes.io/${name}`;

describe('paths', () => {
  test('are asked longest first, the path itself before what is below it', () => {
    expect(written(['/', '/cable', { path: '/cable', exact: true }, '/api/v1'])).toEqual([
      'Prefix /api/v1',
      'Exact /cable',
      'Prefix /cable',
      'Prefix /',
    ]);
  });

  test('may say nothing but what they are', () => {
    expect(written([{ path: '/' }])).toEqual(['Prefix /']);
  });

  test.each<[Paths]>([
    [['/', { path: '/cable', exact: true }, { path: '/cable/', exact: true }]],
    [['/', { path: '/cable', when: { method: 'GET' } }, { path: '/cable/', when: { method: ['GET'] } }]],
  ])('refuses one that is written twice: %j', (paths) => {
    expect(ingressFindings(ALB, { paths })).toEqual([
      expect.stringContaining("ingress.paths.2: expected each path once, got '/cable/'"),
    ]);
  });

  test('leads one exactly, as a route says it', () => {
    expect(ingress(['/', { path: '/jobs', exact: true }], {}, GATEWAY).spec).toMatchObject({
      rules: [{ matches: [{ path: { type: 'Exact', value: '/jobs' } }] }, {}],
    });
  });
});

describe('a timeout of a path', () => {
  const paths: Paths = ['/', { path: '/cable', timeout: '1h' }];

  test('is the idle timeout of an ALB where it is the longest', () => {
    expect(ingress(paths).metadata.annotations?.[alb('load-balancer-attributes')]).toContain(
      'timeout_seconds=3600,',
    );
  });

  test.each([
    ['1h', '3600s'],
    ['0s', '0s'],
  ] as const)('of %s is that of its rule: %s', (timeout, request) => {
    expect(ingress(['/', { path: '/cable', timeout }], {}, GATEWAY).spec).toMatchObject({
      rules: [{ timeouts: { request } }, { timeouts: { request: '30s' } }],
    });
  });

  test.each<[IngressFacts, Paths, string]>([
    [ALB, ['/', { path: '/cable', timeout: '2h' }], 'paths.1.timeout: expected whole seconds from 1 to 4000'],
    [ALB, ['/', { path: '/cable', timeout: '0s' }], 'paths.1.timeout: expected whole seconds from 1 to 4000'],
    [
      GATEWAY,
      ['/', { path: '/cable', timeout: '2d' }],
      'paths.1.timeout: expected whole seconds from 1 to 99999',
    ],
    [
      ALB,
      [{ path: '/', timeout: '1.5s' }],
      "paths.0.timeout: expected a duration in whole seconds, 0s or more, got '1.5s'",
    ],
  ])('refuses behind %j: %j', (facts, wrong, message) => {
    expect(ingressFindings(facts, { paths: wrong })).toContainEqual(
      expect.stringContaining(`ingress.${message}`),
    );
  });
});

describe('paths that the service leads to its parts', () => {
  const render = (paths?: Paths) => {
    const chart = chartIn(PRODUCTION);
    const cable = pods(chart, 'cable');
    const service = pods(chart, 'web', { routes: [{ path: '/cable', service: cable, timeout: 3600 }] });
    new SecureIngress(chart, 'ingress', { service, ...(paths && { paths }) });
    return chart;
  };

  test('are led there', () => {
    const { spec, metadata } = find(render(), 'Ingress', 'yashima');
    expect(spec).toMatchObject({
      rules: [
        {
          http: {
            paths: [
              { path: '/cable', backend: { service: { name: 'yashima-cable' } } },
              { path: '/', backend: { service: { name: 'yashima' } } },
            ],
          },
        },
      ],
    });
    expect(metadata.annotations?.[alb('load-balancer-attributes')]).toContain('timeout_seconds=3600,');
  });

  test('are left to the chart where it names them', () => {
    const { spec, metadata } = find(render(['/', '/cable/']), 'Ingress', 'yashima');
    expect(spec).toMatchObject({
      rules: [{ http: { paths: [{ path: '/cable/', backend: { service: { name: 'yashima' } } }, {}] } }],
    });
    expect(metadata.annotations?.[alb('load-balancer-attributes')]).toContain('timeout_seconds=30,');
  });

  const found = (routes: readonly (readonly [string, string])[], paths?: Paths) =>
    findingsIn(PRODUCTION, (chart) => {
      const parts = new Map(routes.map(([, part]) => [part, pods(chart, part)]));
      const service = pods(chart, 'web', {
        routes: routes.flatMap(([path, part]) => {
          const of = parts.get(part);
          return of ? [{ path, service: of }] : [];
        }),
      });
      new SecureIngress(chart, 'ingress', { service, ...(paths && { paths }) });
    });

  test.each([
    ["'/api/' of 'yashima-api' and of 'yashima-cable'", '/api/'],
    ["'/'", '/'],
  ])('are refused where nobody could be led by them: %s', (got, path) => {
    expect(
      found([
        ['/api', 'api'],
        [path, 'cable'],
      ]),
    ).toEqual([
      'yashima/production/ingress.service.routes.1: expected a path of its own for each part of the service, ' +
        `got ${got}; give 'yashima-cable' a prefix that nothing else answers`,
    ]);
  });

  test('may be the same where the chart names it', () => {
    const routes = [
      ['/api', 'api'],
      ['/api/', 'cable'],
    ] as const;
    expect(found(routes, ['/', '/api'])).toEqual([]);
  });

  test('are refused where no path begins so', () => {
    expect(found([['api', 'api']])).toEqual([
      expect.stringContaining("ingress.service.routes.0: expected a path that begins with '/', got 'api'"),
    ]);
  });

  test.each<[string, Over]>([
    ['other pods', { name: 'yashima-cable' }],
    [
      'another port of the same pods',
      {
        name: 'yashima',
        selector: selectorOf({ service: 'yashima', component: 'web' }),
        port: { name: 'admin', number: 9000 },
      },
    ],
  ])('refuses %s of a name that is taken, once', (_, over) => {
    const refused = findingsIn(PRODUCTION, (chart) => {
      const [cable, other] = [pods(chart, 'cable'), pods(chart, 'other', over)];
      const paths = ['/', ...['/a', '/b'].map((path) => ({ path, service: other }))];
      const service = pods(chart, 'web', { routes: [{ path: '/cable', service: cable }] });
      new SecureIngress(chart, 'ingress', { service, paths });
    });
    expect(refused).toEqual([
      expect.stringContaining('expected pods of a name that no others behind this ingress have, got '),
    ]);
  });

  test('open the pods behind them to the load balancer', () => {
    expect(find(render(), 'NetworkPolicy', 'yashima-cable-ingress').spec).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/component': 'cable' } },
    });
  });
});

describe('a path for some requests', () => {
  const when = {
    header: { 'X-Partner': ['one', 'two'] },
    method: 'GET',
    query: { version: '2' },
  } as const;

  const CONDITIONS = [
    { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-Partner', values: ['one'] } },
    { field: 'http-request-method', httpRequestMethodConfig: { values: ['GET'] } },
    { field: 'query-string', queryStringConfig: { values: [{ key: 'version', value: '2' }] } },
  ];

  test('comes before the same path for all', () => {
    const { spec } = ingress(['/', { path: '/', exact: false, when: { method: 'POST' } }], {}, GATEWAY);
    expect(spec).toMatchObject({
      rules: [{ matches: [{ method: 'POST' }] }, { matches: [{ path: { value: '/' } }] }],
    });
  });

  test('is annotated under the name of its Service behind an ALB', () => {
    const chart = chartIn(PRODUCTION);
    const api = pods(chart, 'api');
    const paths: Paths = ['/', { path: '/', service: api, when: { method: 'POST' } }];
    new SecureIngress(chart, 'ingress', { service: pods(chart), paths });
    const { metadata, spec } = find(chart, 'Ingress', 'yashima');
    expect(metadata.annotations?.[alb('conditions.yashima-api')]).toBe(
      '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["POST"]}}]',
    );
    expect(spec).toMatchObject({
      rules: [{ http: { paths: [{ backend: { service: { name: 'yashima-api' } } }, {}] } }],
    });
  });

  test('is annotated under a name of its own where another path leads to the same Service', () => {
    const { metadata, spec } = ingress([
      { path: '/', when: { ...when, header: { 'X-Partner': 'one' } } },
      '/',
    ]);
    expect(JSON.parse(metadata.annotations?.[alb('conditions.yashima-rule-1')] ?? '')).toEqual(CONDITIONS);
    expect(JSON.parse(metadata.annotations?.[alb('actions.yashima-rule-1')] ?? '')).toEqual({
      type: 'forward',
      forwardConfig: { targetGroups: [{ serviceName: 'yashima', servicePort: 'http' }] },
    });
    const own = { service: { name: 'yashima-rule-1', port: { name: 'use-annotation' } } };
    expect(spec).toMatchObject({
      rules: [{ http: { paths: [{ backend: own }, { backend: { service: { name: 'yashima' } } }] } }],
    });
  });

  test('matches every combination of values behind a Gateway', () => {
    const header = (value: string) => [{ type: 'Exact', name: 'X-Partner', value }];
    const queryParams = [{ type: 'Exact', name: 'version', value: '2' }];
    const path = { type: 'PathPrefix', value: '/api' };
    expect(ingress(['/', { path: '/api', when }], {}, GATEWAY).spec).toMatchObject({
      rules: [
        {
          matches: [
            { path, method: 'GET', headers: header('one'), queryParams },
            { path, method: 'GET', headers: header('two'), queryParams },
          ],
        },
        {},
      ],
    });
  });

  test.each<[NonNullable<Exclude<Paths[number], string>['when']>, string]>([
    [{}, 'when: expected a header, method or query, got nothing'],
    [
      { method: 'get' },
      "when.method: expected one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH, got 'get'",
    ],
    [{ header: { 'two words': 'a' } }, "when.header: expected names without spaces, got 'two words'"],
    [{ header: { 'X-Partner': [] } }, 'when.header.X-Partner: expected at least one value, got []'],
    [{ query: { token: '' } }, 'when.query.token: expected values of 1 to 128 characters, got others'],
    [
      { method: ['GET', 'PUT', 'POST', 'HEAD'] },
      'when: expected 3 values of one condition at most, as an ALB takes, got 4',
    ],
    [
      { method: ['GET', 'PUT'], query: { a: '1' } },
      'when: expected 2 values at most, as an ALB takes beside host and path, got 3',
    ],
  ])('refuses %j', (wrong, message) => {
    const found = ingressFindings(ALB, { paths: ['/', { path: '/api', when: wrong }] });
    expect(found).toContainEqual(expect.stringContaining(`ingress.paths.1.${message}`));
  });

  test('says each value once', () => {
    const twice: Paths = ['/', { path: '/', when: { method: ['GET', 'GET'], query: { a: ['1', '1'] } } }];
    expect(ingress(twice, {}, GATEWAY).spec).toMatchObject({
      rules: [{ matches: [{ method: 'GET', queryParams: [{ value: '1' }] }] }, {}],
    });
    expect(ingress(twice).metadata.annotations?.[alb('conditions.yashima-rule-1')]).toContain('["GET"]');
  });

  test('refuses a header that is written twice', () => {
    const paths: Paths = [
      '/',
      { path: '/api', when: { header: { 'X-Partner': 'one', 'x-partner': 'two' } } },
    ];
    expect(ingressFindings(GATEWAY, { paths })).toEqual([
      expect.stringContaining(
        "ingress.paths.1.when.header.x-partner: expected each header once, whatever its capitals, got 'x-partner'",
      ),
    ]);
  });

  test('refuses a parameter that a route cannot name', () => {
    const paths: Paths = ['/', { path: '/api', when: { query: { 'filter[id]': '1' } } }];
    expect(ingressFindings(ALB, { paths })).toEqual([]);
    expect(ingressFindings(GATEWAY, { paths })).toEqual([
      expect.stringContaining(
        "ingress.paths.1.when.query: expected names of letters, digits and signs such as '-' and '_', as HTTPRoute " +
          "takes, got 'filter[id]'",
      ),
    ]);
  });

  const names = (many: number) =>
    Object.fromEntries(Array.from({ length: many }, (_, index) => [`x-${index}`, 'a']));
  const values = (many: number) => Array.from({ length: many }, (_, index) => `${index}`);

  test.each<[string, Paths]>([
    ['when.header: expected 16 names at most', ['/', { path: '/api', when: { header: names(17) } }]],
    ['when.query: expected 16 names at most', ['/', { path: '/api', when: { query: names(17) } }]],
    [
      'paths: expected 128 combinations of values at most in all, as HTTPRoute takes, got 129',
      ['/', ...['/a', '/b'].map((path) => ({ path, when: { query: { page: values(64) } } }))],
    ],
  ])('refuses behind a Gateway: %s', (message, paths) => {
    expect(ingressFindings(GATEWAY, { paths })).toEqual([expect.stringContaining(message)]);
  });

  test('has a rule for each match where a prefix is replaced, as the API server wants it', () => {
    const paths: Paths = ['/', { path: '/api', when: { method: ['GET', 'HEAD'] } }];
    const { spec } = find(ingressChart(GATEWAY, { paths, rewrite: '/' }), 'HTTPRoute', 'yashima');
    expect(spec).toMatchObject({
      rules: [{ matches: [{ method: 'GET' }] }, { matches: [{ method: 'HEAD' }] }, { matches: [{}] }],
    });
  });

  test('refuses more combinations than a route takes', () => {
    const many = Array.from({ length: 65 }, (_, index) => `${index}`);
    const paths = ['/', { path: '/api', when: { query: { page: many } } }];
    expect(ingressFindings(GATEWAY, { paths })).toEqual([
      expect.stringContaining('ingress.paths.1.when: expected 64 combinations of values at most'),
    ]);
  });
});

describe('rewrite behind an ALB', () => {
  const transform = (props: Omit<SecureIngressProps, 'service'>, name = 'yashima') => {
    const { metadata } = find(ingressChart(ALB, props), 'Ingress', 'yashima');
    return JSON.parse(metadata.annotations?.[alb(`transforms.${name}`)] ?? '[]');
  };
  const rewrites = (regex: string, replace: string) => [
    { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex, replace }] } },
  ];

  test.each([
    ['/shop', '/', '^/shop/?(.*)$', '/$1'],
    ['/shop.d/', '/app', '^/shop\\.d/?(.*)$', '/app/$1'],
    ['/', '/app', '^/?(.*)$', '/app/$1'],
  ])('leads %s to %s', (path, rewrite, regex, replace) => {
    expect(transform({ paths: [path], rewrite })).toEqual(rewrites(regex, replace));
  });

  test('leads one path exactly', () => {
    const paths = [{ path: '/shop', exact: true }];
    expect(transform({ paths, rewrite: '/app' })).toEqual(rewrites('^/shop', '/app'));
  });

  test('is said for each of several paths', () => {
    const props = { paths: ['/shop', '/store'], rewrite: '/' };
    expect(transform(props, 'yashima-rule-1')).toEqual(rewrites('^/store/?(.*)$', '/$1'));
    expect(transform(props, 'yashima-rule-2')).toEqual(rewrites('^/shop/?(.*)$', '/$1'));
  });

  test.each([
    ['app', "a path that begins with '/', got 'app'"],
    ['/a$1', "a path without '$', which an ALB reads as a part of the old one, got '/a$1'"],
  ])('refuses %s', (rewrite, message) => {
    expect(ingressFindings(ALB, { rewrite })).toEqual([
      expect.stringContaining(`ingress.rewrite: expected ${message}`),
    ]);
  });
});

test('the port of a Service that was made elsewhere is the one that it says', () => {
  expect(ingress(['/'], { serviceName: 'shop', servicePort: 8080 }).spec).toMatchObject({
    rules: [{ http: { paths: [{ backend: { service: { name: 'shop', port: { number: 8080 } } } }] } }],
  });
  expect(ingress(['/'], { serviceName: 'shop', servicePort: 8080 }, GATEWAY).spec).toMatchObject({
    rules: [{ backendRefs: [{ name: 'shop', port: 8080 }] }],
  });
});

test('refuses pods of no port behind a path of the service', () => {
  const found = findingsIn(PRODUCTION, (chart) => {
    const cable = pods(chart, 'cable', { port: undefined });
    const service = pods(chart, 'web', { routes: [{ path: '/cable', service: cable }] });
    new SecureIngress(chart, 'ingress', { service });
  });
  expect(found).toEqual([
    expect.stringContaining('ingress.service.routes.0.service: expected pods that listen'),
  ]);
});
