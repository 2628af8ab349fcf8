import { describe, expect, test } from '@jest/globals';
import type { IngressFacts } from '../../lib/kernel';
import { ClusterService, SecureIngress, type SecureIngressProps } from '../../lib/network';
import {
  chartIn,
  find,
  findingsIn,
  GCE,
  ingressChart,
  ingressFindings,
  namesOf,
  PRODUCTION,
  pods,
  QA,
} from './charts';

type Props = Omit<SecureIngressProps, 'service'>;

const INTERNAL = {
  controller: 'gce',
  className: 'gce-internal',
  sources: ['10.13.0.0/23', '130.211.0.0/22', '35.191.0.0/16'],
  tls: { secret: 'wildcard-tls' },
} as const satisfies IngressFacts;

const ingress = (props: Props = {}, facts: IngressFacts = GCE) =>
  find(ingressChart(facts, props), 'Ingress', 'yashima');

const spec = (kind: string, name = 'yashima', facts: IngressFacts = GCE, props: Props = {}) =>
  find(ingressChart(facts, props), kind, name).spec;

test('the Ingress names its class in the annotation that GKE looks at', () => {
  const backend = { service: { name: 'yashima', port: { name: 'http' } } };
  const { metadata, spec: found } = ingress();
  expect(metadata.annotations).toEqual({
    'kubernetes.io/ingress.class': 'gce',
    'networking.gke.io/v1beta1.FrontendConfig': 'yashima',
    'networking.gke.io/managed-certificates': 'yashima',
  });
  expect(found).toEqual({
    rules: [{ host: 'yashima.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
  });
});

test('plain HTTP is redirected by the FrontendConfig', () => {
  expect(spec('FrontendConfig')).toEqual({
    redirectToHttps: { enabled: true, responseCodeName: 'MOVED_PERMANENTLY_DEFAULT' },
  });
});

test('plain HTTP is closed where the chart says so', () => {
  const chart = ingressChart(GCE, { plainHttp: 'closed' });
  expect(find(chart, 'Ingress', 'yashima').metadata.annotations).toMatchObject({
    'kubernetes.io/ingress.allow-http': 'false',
  });
  expect(namesOf(chart, 'FrontendConfig')).toEqual([]);
});

test('the BackendConfig of a Service has its times and asks its pods for readiness', () => {
  expect(spec('BackendConfig')).toEqual({
    timeoutSec: 30,
    connectionDraining: { drainingTimeoutSec: 30 },
    healthCheck: { type: 'HTTP', requestPath: '/up', port: 3000 },
  });
});

test('the Service leads straight to the pods and names its BackendConfig', () => {
  expect(find(ingressChart(GCE), 'Service', 'yashima').metadata.annotations).toEqual({
    'cloud.google.com/neg': '{"ingress":true}',
    'cloud.google.com/backend-config': '{"default":"yashima"}',
  });
});

test('a Service of the chart that stands already is told', () => {
  const chart = chartIn({ ...PRODUCTION, ingress: GCE });
  const service = pods(chart, 'web', { serviceName: 'shop' });
  new ClusterService(chart, 'service', { of: service, name: 'shop', portName: 'web' });
  new SecureIngress(chart, 'ingress', { service });
  expect(find(chart, 'Service', 'shop').metadata.annotations).toMatchObject({
    'cloud.google.com/backend-config': '{"default":"shop"}',
  });
  expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({
    rules: [{ http: { paths: [{ backend: { service: { name: 'shop', port: { name: 'web' } } } }] } }],
  });
});

test('refuses a Service that it cannot tell', () => {
  const found = findingsIn({ ...PRODUCTION, ingress: GCE }, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', { serviceName: 'shop' }) });
  });
  expect(found).toEqual([
    expect.stringContaining(
      "ingress.service.serviceName: expected a Service that this chart makes, got 'shop'",
    ),
  ]);
});

test('two ingresses of one service share what belongs to its Service', () => {
  const chart = chartIn({ ...PRODUCTION, ingress: GCE });
  const service = pods(chart);
  const paths = ['/', { path: '/cable', timeout: '1h' }] as const;
  new SecureIngress(chart, 'public', { service, paths });
  new SecureIngress(chart, 'partners', { service, paths, name: 'partners', hosts: ['api.example.com'] });
  expect(namesOf(chart, 'BackendConfig')).toEqual(['yashima', 'yashima-cable']);
  expect([...namesOf(chart, 'Service')].sort()).toEqual(['yashima', 'yashima-cable']);
});

describe('a path with a timeout of its own', () => {
  const props: Props = { paths: ['/', { path: '/cable', timeout: '1h' }] };
  const chart = ingressChart(GCE, props);

  test('leads to the same pods by a Service of its own', () => {
    expect(find(chart, 'Service', 'yashima-cable')).toMatchObject({
      metadata: { annotations: { 'cloud.google.com/backend-config': '{"default":"yashima-cable"}' } },
      spec: {
        selector: { 'app.kubernetes.io/name': 'yashima', 'app.kubernetes.io/component': 'web' },
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    });
    expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({
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
  });

  test('may take so long', () => {
    expect(find(chart, 'BackendConfig', 'yashima-cable').spec).toMatchObject({ timeoutSec: 3600 });
    expect(find(chart, 'BackendConfig', 'yashima').spec).toMatchObject({ timeoutSec: 30 });
  });

  test('needs none where all paths to a part of the service are alike', () => {
    const behind = chartIn({ ...PRODUCTION, ingress: GCE });
    const cable = pods(behind, 'cable');
    const service = pods(behind, 'web', { routes: [{ path: '/cable', service: cable, timeout: 3600 }] });
    new SecureIngress(behind, 'ingress', { service });
    expect([...namesOf(behind, 'Service')].sort()).toEqual(['yashima', 'yashima-cable']);
    expect(find(behind, 'BackendConfig', 'yashima-cable').spec).toMatchObject({ timeoutSec: 3600 });
  });

  test('refuses one whose Service would be called like a part of the service', () => {
    const found = findingsIn({ ...PRODUCTION, ingress: GCE }, (chart) => {
      const service = pods(chart, 'web', { routes: [{ path: '/oauth', service: pods(chart, 'api') }] });
      new SecureIngress(chart, 'ingress', { service, paths: ['/', { path: '/api', timeout: '1h' }] });
    });
    expect(found).toEqual([
      "yashima/production/ingress.paths.1: expected a path that makes another Service than 'yashima-api', got " +
        "'/api'; call it otherwise than 'yashima-api', or give it no timeout of its own",
    ]);
  });

  test('refuses two that would share a Service', () => {
    const paths = ['/', { path: '/a-b', timeout: '1h' }, { path: '/a/b', timeout: '2h' }] as const;
    expect(ingressFindings(GCE, { paths })).toEqual([
      expect.stringContaining("expected a path that makes another Service than 'yashima-a-b'"),
    ]);
  });
});

test.each([
  [
    { longestRequest: 0, deregistrationDelay: 30 },
    'longestRequest: expected whole seconds from 1 to 2147483647',
  ],
  [
    { longestRequest: 30, deregistrationDelay: 3601 },
    'deregistrationDelay: expected whole seconds from 0 to 3600',
  ],
])('refuses times out of range: %j', (drain, message) => {
  const found = findingsIn({ ...PRODUCTION, ingress: GCE }, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', { drain }) });
  });
  expect(found).toEqual([expect.stringContaining(`ingress.service.drain.${message}`)]);
});

test('pods without a readiness path are warned about', () => {
  const found = findingsIn({ ...PRODUCTION, ingress: GCE }, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', { readinessPath: undefined }) });
  });
  expect(found).toEqual([
    expect.stringContaining("N2: expected a readiness path, for Google's load balancer asks"),
  ]);
});

test('crawlers are kept out of qa by a header on every answer', () => {
  expect(find(ingressChart(GCE, {}, QA), 'BackendConfig', 'yashima').spec).toMatchObject({
    customResponseHeaders: { headers: ['X-Robots-Tag: noindex'] },
  });
  expect(spec('BackendConfig')).not.toHaveProperty('customResponseHeaders');
});

test('requests and health checks come from Google, or from where the platform says', () => {
  const from = (facts: IngressFacts) => spec('NetworkPolicy', 'yashima-web-ingress', facts);
  expect(from(GCE)).toMatchObject({
    ingress: [{ from: [{ ipBlock: { cidr: '130.211.0.0/22' } }, { ipBlock: { cidr: '35.191.0.0/16' } }] }],
  });
  expect(from({ ...GCE, sources: ['10.0.0.0/8'] })).toMatchObject({
    ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }],
  });
});

test('the platform names address, SSL policy and Cloud Armor policy', () => {
  const facts = { ...GCE, staticIp: 'yashima', sslPolicy: 'modern', securityPolicy: 'office' } as const;
  expect(ingress({}, facts).metadata.annotations).toMatchObject({
    'kubernetes.io/ingress.global-static-ip-name': 'yashima',
  });
  expect(spec('FrontendConfig', 'yashima', facts)).toMatchObject({ sslPolicy: 'modern' });
  expect(spec('BackendConfig', 'yashima', facts)).toMatchObject({ securityPolicy: { name: 'office' } });
});

test('a default backend answers every host', () => {
  expect(ingress({ defaultBackend: true }).spec).toEqual({
    defaultBackend: { service: { name: 'yashima', port: { number: 80 } } },
  });
});

describe('an internal load balancer', () => {
  test('serves TLS only, at a regional address', () => {
    const chart = ingressChart({ ...INTERNAL, staticIp: 'yashima' });
    expect(find(chart, 'Ingress', 'yashima').metadata.annotations).toEqual({
      'kubernetes.io/ingress.class': 'gce-internal',
      'kubernetes.io/ingress.allow-http': 'false',
      'kubernetes.io/ingress.regional-static-ip-name': 'yashima',
    });
    expect(namesOf(chart, 'FrontendConfig')).toEqual([]);
  });

  test.each<[Props, Partial<IngressFacts>, string]>([
    [
      { plainHttp: 'redirect' },
      {},
      "plainHttp: expected 'closed' behind gce-internal, which cannot redirect",
    ],
    [{ tls: { managed: true } }, {}, 'tls: expected no managed certificate behind gce-internal'],
  ])('refuses %j', (props, over, message) => {
    expect(ingressFindings({ ...INTERNAL, ...over } as IngressFacts, props)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('refuses one without a certificate', () => {
    const { tls, ...facts } = INTERNAL;
    expect(ingressFindings(facts)).toEqual([
      expect.stringContaining(
        'tls: expected a certificate behind gce-internal, for which Google manages none',
      ),
    ]);
  });
});
