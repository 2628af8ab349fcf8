import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../lib/kernel';
import { type Reachable, SecureIngress, type SecureIngressProps } from '../../lib/network';
import { chartIn, find, findingsIn, GATEWAY, ingressChart, namesOf, PRODUCTION, pods, QA } from './charts';

type Props = Omit<SecureIngressProps, 'service'>;
type Over = Partial<Omit<Reachable, 'node'>>;

const BEHIND_GATEWAY: Environment = { ...PRODUCTION, ingress: GATEWAY };
const QA_BEHIND_GATEWAY: Environment = { ...QA, ingress: GATEWAY };

function render(props: Props = {}, environment: Environment = BEHIND_GATEWAY, over: Over = {}) {
  const chart = chartIn(environment);
  new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', over), ...props });
  const name = props.name ?? 'yashima';
  return { route: find(chart, 'HTTPRoute', name), redirect: find(chart, 'HTTPRoute', `${name}-redirect`) };
}

const findings = (props: Props, environment: Environment = BEHIND_GATEWAY, over: Over = {}) =>
  findingsIn(environment, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', over), ...props });
  });

const parentRef = (sectionName: string) => ({
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  name: 'public',
  namespace: 'gateways',
  sectionName,
});

test('leads the TLS listener to the Service, with all that the API server would fill in', () => {
  expect(render().route.spec).toEqual({
    parentRefs: [parentRef('https')],
    hostnames: ['yashima.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        timeouts: { request: '30s' },
        backendRefs: [{ group: '', kind: 'Service', name: 'yashima', port: 80, weight: 1 }],
      },
    ],
  });
});

test('leads plain HTTP to TLS for good', () => {
  expect(render().redirect.spec).toEqual({
    parentRefs: [parentRef('http')],
    hostnames: ['yashima.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
      },
    ],
  });
});

test('attaches to the listeners that the platform names', () => {
  const gateway = { ...GATEWAY.gateway, httpsListener: 'tls', httpListener: 'plain' };
  const { route, redirect } = render({}, { ...PRODUCTION, ingress: { ...GATEWAY, gateway } });
  expect(route.spec).toMatchObject({ parentRefs: [{ sectionName: 'tls' }] });
  expect(redirect.spec).toMatchObject({ parentRefs: [{ sectionName: 'plain' }] });
});

test('each path has the timeout of the pods behind it', () => {
  const chart = chartIn(BEHIND_GATEWAY);
  const cable = pods(chart, 'cable', { drain: { longestRequest: 3600, deregistrationDelay: 30 } });
  new SecureIngress(chart, 'ingress', {
    service: pods(chart),
    paths: ['/', { path: '/cable', service: cable }],
  });
  expect(find(chart, 'HTTPRoute', 'yashima').spec).toMatchObject({
    rules: [
      { matches: [{ path: { value: '/cable' } }], timeouts: { request: '3600s' } },
      { matches: [{ path: { value: '/' } }], timeouts: { request: '30s' } },
    ],
  });
});

test('annotations of the chart are on both routes', () => {
  const { route, redirect } = render({ annotations: { 'example.com/owner': '' } });
  expect([route, redirect].map(({ metadata }) => metadata.annotations)).toEqual([
    { 'example.com/owner': '' },
    { 'example.com/owner': '' },
  ]);
});

describe('crawlers', () => {
  const noindex = [
    {
      type: 'ResponseHeaderModifier',
      responseHeaderModifier: { set: [{ name: 'X-Robots-Tag', value: 'noindex' }] },
    },
  ];

  test.each<[string, Props, Environment]>([
    ['qa', {}, QA_BEHIND_GATEWAY],
    ['production on demand', { noindex: true }, BEHIND_GATEWAY],
  ])('are kept out of %s', (_, props, environment) => {
    expect(render(props, environment).route.spec).toMatchObject({ rules: [{ filters: noindex }] });
  });

  test.each<[string, Props, Environment]>([
    ['production', {}, BEHIND_GATEWAY],
    ['qa on demand', { noindex: false }, QA_BEHIND_GATEWAY],
  ])('are let into %s', (_, props, environment) => {
    expect(render(props, environment).route).not.toHaveProperty('spec.rules.0.filters');
  });
});

test('refuses a restriction by address, from the chart or from the platform', () => {
  const allowedFrom = ['203.0.113.0/24'];
  const restricted = { ...PRODUCTION, ingress: { ...GATEWAY, allowedFrom } };
  const message = "ingress.allowedFrom: expected none behind 'gateway', which cannot do it";
  expect(findings({ allowedFrom })).toEqual([expect.stringContaining(message)]);
  expect(findings({}, restricted)).toEqual([expect.stringContaining(message)]);
});

test.each([[0], [100_000], [1.5]])(
  'refuses a longest request of %d s, which no route can say',
  (longestRequest) => {
    expect(findings({}, BEHIND_GATEWAY, { drain: { longestRequest, deregistrationDelay: 30 } })).toEqual([
      expect.stringContaining('ingress.service.drain.longestRequest: expected whole seconds from 1 to 99999'),
    ]);
  },
);

test('refuses more hosts than a route takes', () => {
  const hosts = Array.from({ length: 17 }, (_, index) => `shop-${index}.example.com`);
  expect(findings({ hosts })).toEqual([expect.stringContaining('ingress.hosts: expected 16 at most')]);
});

test('refuses a name that leaves no room for the redirect', () => {
  expect(findings({ name: 'a'.repeat(60) })).toEqual([expect.stringContaining('(69 characters)')]);
});

test('plain HTTP is closed by leaving its route out', () => {
  expect(namesOf(ingressChart(GATEWAY, { plainHttp: 'closed' }), 'HTTPRoute')).toEqual(['yashima']);
});

test('a default backend is a route without hosts', () => {
  const { route, redirect } = render({ defaultBackend: true });
  expect([route, redirect].map(({ spec }) => Object.keys(Object(spec)))).toEqual([
    ['parentRefs', 'rules'],
    ['parentRefs', 'rules'],
  ]);
});

test.each(['/', '/app'])('rewrite replaces the prefix by %s', (rewrite) => {
  expect(render({ paths: ['/shop'], rewrite }).route.spec).toMatchObject({
    rules: [
      {
        matches: [{ path: { value: '/shop' } }],
        filters: [
          {
            type: 'URLRewrite',
            urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: rewrite } },
          },
        ],
      },
    ],
  });
});

test('refuses to replace what is no prefix', () => {
  expect(findings({ paths: ['/', { path: '/shop', exact: true }], rewrite: '/app' })).toEqual([
    expect.stringContaining('ingress.paths.1.exact: expected a prefix, which rewrite replaces'),
  ]);
});
