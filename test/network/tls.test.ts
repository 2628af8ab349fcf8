import { describe, expect, test } from '@jest/globals';
import { Secret } from 'cdk8s-plus-28';
import { externalsIn, type IngressFacts, type TlsSource } from '../../lib/kernel';
import { SecureIngress } from '../../lib/network';
import {
  ALB,
  chartIn,
  find,
  findingsIn,
  GATEWAY,
  GCE,
  ingressChart,
  ingressFindings,
  NGINX,
  namesOf,
  PRODUCTION,
  pods,
} from './charts';

const ARN = 'arn:aws:acm:ap-northeast-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';
const OTHER = 'arn:aws:acm:ap-northeast-1:111122223333:certificate/33333333-4444-5555-6666-777777777777';

const hosts = ['yashima.example.com'];

const ingress = (facts: IngressFacts, tls?: TlsSource) =>
  find(ingressChart(facts, { ...(tls && { tls }) }), 'Ingress', 'yashima');

describe('a certificate', () => {
  test.each([NGINX, GCE])('is in a Secret that is there, behind $controller', (facts) => {
    expect(ingress(facts, { secret: 'shop-tls' }).spec).toMatchObject({
      tls: [{ hosts, secretName: 'shop-tls' }],
    });
  });

  test('may be in a Secret of cdk8s-plus-28', () => {
    const chart = chartIn({ ...PRODUCTION, ingress: NGINX });
    const secret = Secret.fromSecretName(chart, 'certificate', 'shop-tls');
    new SecureIngress(chart, 'ingress', { service: pods(chart), tls: { secret } });
    expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({ tls: [{ secretName: 'shop-tls' }] });
  });

  test('in a Secret is one that is made elsewhere', () => {
    expect(externalsIn(ingressChart(NGINX, { tls: { secret: 'shop-tls' } }))).toContain('Secret/shop-tls');
  });

  test.each([
    [NGINX, undefined, 'cert-manager.io/cluster-issuer'],
    [NGINX, 'Issuer', 'cert-manager.io/issuer'],
    [GCE, 'ClusterIssuer', 'cert-manager.io/cluster-issuer'],
  ] as const)('is got by cert-manager: %j, %s', (facts, kind, annotation) => {
    const { metadata, spec } = ingress(facts, { issuer: 'letsencrypt', ...(kind && { kind }) });
    expect(metadata.annotations).toMatchObject({ [annotation]: 'letsencrypt' });
    expect(spec).toMatchObject({ tls: [{ hosts, secretName: 'yashima-tls' }] });
  });

  test('is asked for by one Ingress and used by all', () => {
    const paths = ['/', { path: '/cable', timeout: '1h' }] as const;
    const chart = ingressChart(NGINX, { paths, tls: { issuer: 'letsencrypt' } });
    const cable = find(chart, 'Ingress', 'yashima-cable');
    expect(cable.metadata.annotations).not.toHaveProperty(['cert-manager.io/cluster-issuer']);
    expect(cable.spec).toMatchObject({ tls: [{ secretName: 'yashima-tls' }] });
  });

  test('is in ACM', () => {
    expect(ingress(ALB, { arn: ARN }).metadata.annotations).toMatchObject({
      'alb.ingress.kubernetes.io/certificate-arn': ARN,
    });
  });

  test('is managed by Google, in an object of its own', () => {
    const chart = ingressChart(GCE, { tls: { managed: true } });
    expect(find(chart, 'ManagedCertificate', 'yashima').spec).toEqual({ domains: hosts });
    expect(find(chart, 'Ingress', 'yashima').spec).not.toHaveProperty('tls');
  });

  test.each<[IngressFacts, TlsSource, object]>([
    [
      { ...ALB, tls: { arn: ARN } },
      { arn: OTHER },
      { metadata: { annotations: { 'alb.ingress.kubernetes.io/certificate-arn': OTHER } } },
    ],
    [
      { ...ALB, certificateArn: ARN },
      { arn: OTHER },
      { metadata: { annotations: { 'alb.ingress.kubernetes.io/certificate-arn': OTHER } } },
    ],
    [
      { ...NGINX, tls: { issuer: 'letsencrypt' } },
      { secret: 'own' },
      { spec: { tls: [{ secretName: 'own' }] } },
    ],
  ])('of the chart wins over that of the platform', (facts, own, expected) => {
    expect(ingress(facts, own)).toMatchObject(expected);
  });

  test.each<[IngressFacts, object]>([
    [
      { ...ALB, tls: { arn: ARN } },
      { metadata: { annotations: { 'alb.ingress.kubernetes.io/certificate-arn': ARN } } },
    ],
    [{ ...NGINX, tls: { secret: 'wildcard' } }, { spec: { tls: [{ secretName: 'wildcard' }] } }],
    [{ ...GCE, tls: { secret: 'wildcard' } }, { spec: { tls: [{ secretName: 'wildcard' }] } }],
  ])('is that of the platform where the chart names none: %j', (facts, expected) => {
    expect(ingress(facts)).toMatchObject(expected);
  });

  test('that Google manages is not made where there is another', () => {
    expect(namesOf(ingressChart(GCE, { tls: { secret: 'own' } }), 'ManagedCertificate')).toEqual([]);
  });
});

test.each<[IngressFacts, TlsSource, string]>([
  [
    ALB,
    { secret: 'a' },
    "none behind 'alb', which cannot do it, got secret; write tls.arn, or use the controller 'nginx' or 'gce', which can",
  ],
  [ALB, { managed: true }, "write tls.arn, or use the controller 'gce', which can"],
  [NGINX, { arn: ARN }, "write tls.issuer or tls.secret, or use the controller 'alb', which can"],
  [NGINX, { managed: true }, "none behind 'nginx', which cannot do it, got managed"],
  [
    GCE,
    { arn: ARN },
    "write tls.issuer or tls.managed or tls.secret, or use the controller 'alb', which can",
  ],
  [GATEWAY, { secret: 'a' }, "none behind 'gateway', which cannot do it, got secret; leave it out, or use"],
  [NGINX, { secret: 'No Name' }, 'ingress.tls.secret: expected the name of a Secret, got something else'],
  [NGINX, { issuer: 'No Name' }, "ingress.tls.issuer: expected the name of an issuer, got 'No Name'"],
  [ALB, { arn: 'certificate' }, "ingress.tls.arn: expected the ARN of a certificate, got 'certificate'"],
])('refuses behind %j: %j', (facts, tls, message) => {
  expect(ingressFindings(facts, { tls })).toEqual([expect.stringContaining(message)]);
});

test.each(['*.example.com', `${'a'.repeat(60)}.example.com`])(
  'refuses a managed certificate for %s',
  (host) => {
    expect(ingressFindings(GCE, { hosts: [host] })).toEqual([
      expect.stringContaining('ingress.tls: expected hosts without a wildcard, 63 characters at most'),
    ]);
  },
);

test('refuses two certificates at once', () => {
  const both: TlsSource = { secret: 'a', ...{ issuer: 'b' } };
  const found = findingsIn({ ...PRODUCTION, ingress: NGINX }, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart), tls: both }).acknowledge('N3', 'until June');
  });
  expect(found).toContainEqual(
    expect.stringContaining('ingress.tls: expected one of secret, issuer, arn, managed'),
  );
});
