import { describe, expect, test } from '@jest/globals';
import type { IngressFacts } from '../../lib/kernel';
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

  test('refuses what is no path', () => {
    expect(ingressFindings(ALB, { rewrite: 'app' })).toEqual([
      expect.stringContaining("ingress.rewrite: expected a path that begins with '/', got 'app'"),
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
