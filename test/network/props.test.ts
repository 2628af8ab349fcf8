import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type IngressAuth,
  type PathTo,
  type Redirect,
  RollingDeployment,
  SecureIngress,
  type SecureIngressProps,
} from '../../lib';
import type { IngressFacts, TlsSource } from '../../lib/kernel';
import { cidrs, count, duration, memory, some, text } from '../odd-values';
import { expectFindingsOrYaml, hasError } from '../outcome';
import { render } from '../rendering';
import { ALB, GATEWAY, GCE, NGINX } from './charts';

const RUNS = { seed: 8, numRuns: 300 };

type Props = Omit<SecureIngressProps, 'service' | 'paths'>;

interface Case {
  readonly props: Props;
  readonly paths?: readonly (string | PathTo)[];
  readonly port: number;
  /** Where the second path leads to other pods. */
  readonly cable: string;
  readonly facts: IngressFacts;
}

const renderIngress = ({ props, paths, port, cable, facts }: Case) =>
  render(
    (chart) => {
      const service = new RollingDeployment(chart, 'web', { port, probes: { path: '/up' } });
      const other = new RollingDeployment(chart, 'cable', { port: 8080, probes: { path: '/up' } });
      const places = [...(paths ?? ['/']), ...(cable === '' ? [] : [{ path: cable, service: other }])];
      new SecureIngress(chart, 'ingress', { service, ...props, paths: places });
    },
    { cluster: 'qa', environment: { ingress: facts } },
  );

const facts = fc.constantFrom<IngressFacts[]>(ALB, GATEWAY, NGINX, GCE, {
  ...NGINX,
  responseHeaders: ['X-Robots-Tag'],
});
const path = fc.constantFrom(
  ...['/', '/api', '/api/', '/api/v1', 'api', '', '/a b', '/*', '/../x', '/%zz', '/$1', '/クロン'],
);
const host = fc.constantFrom('a.example.com', '*.example.com', 'https://a', 'A.example.com', '10.0.0.1', '');
const annotation = fc.constantFrom(
  'example.com/owner',
  'two words',
  'alb.ingress.kubernetes.io/scheme',
  'x/y/z',
  '',
);
const named = fc.dictionary(fc.constantFrom('X-Partner', 'x-partner', 'a[b]', 'two words', ''), text, {
  maxKeys: 2,
});
const when = some({ header: named, method: fc.constantFrom('GET', 'get', ''), query: named });
const pathTo: fc.Arbitrary<PathTo> = fc.record(
  { path, timeout: duration, exact: fc.boolean(), when },
  { requiredKeys: ['path'] },
);
const secret = fc.constantFrom('doormen', 'Bad_Name', '');
const url = fc.constantFrom('https://login.example.com/auth', 'login', '');
const auth: fc.Arbitrary<IngressAuth> = fc.oneof(
  fc.record({ basic: secret }),
  fc.record({ forward: fc.record({ url, signin: url }, { requiredKeys: ['url'] }) }),
  fc.record({
    oidc: fc.record({
      issuer: url,
      authorizationEndpoint: url,
      tokenEndpoint: url,
      userInfoEndpoint: url,
      secret,
    }),
  }),
);
const tls: fc.Arbitrary<TlsSource> = fc.oneof(
  fc.record({ secret }),
  fc.record(
    { issuer: secret, kind: fc.constantFrom('ClusterIssuer', 'Issuer') },
    { requiredKeys: ['issuer'] },
  ),
  fc.record({ arn: fc.constantFrom('arn:aws:acm:ap-northeast-1:111122223333:certificate/1', '') }),
  fc.constant({ managed: true }),
);
const redirect: fc.Arbitrary<Redirect> = fc.record(
  { from: fc.oneof(path, host), to: fc.oneof(path, host), status: fc.constantFrom(301, 302) },
  { requiredKeys: ['from', 'to'] },
);

const anyCase: fc.Arbitrary<Case> = fc.record(
  {
    props: some<Props>({
      hosts: fc.array(host, { maxLength: 2 }),
      allowedFrom: cidrs,
      noindex: fc.boolean(),
      tls,
      plainHttp: fc.constantFrom('redirect', 'closed'),
      rewrite: path,
      redirects: fc.array(redirect, { maxLength: 4 }),
      bodySize: fc.oneof(memory, fc.constant('unlimited' as const)),
      auth,
      group: fc.record({ name: secret, order: count, idleTimeout: duration }, { requiredKeys: ['name'] }),
      balancing: fc.constantFrom('round_robin', 'least_outstanding_requests'),
      defaultBackend: fc.boolean(),
      annotations: fc.dictionary(annotation, text, { maxKeys: 2 }),
      name: fc.constantFrom('shop', 'Bad_Name', '', 'x'.repeat(64)),
    }),
    paths: fc.array(fc.oneof(path, pathTo), { maxLength: 3 }),
    port: count,
    cable: fc.constantFrom('', '/cable', '/'),
    facts,
  },
  { requiredKeys: ['props', 'port', 'cable', 'facts'] },
);

describe('whatever a chart says of an ingress', () => {
  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(anyCase, (given) => expectFindingsOrYaml(renderIngress(given))),
      RUNS,
    );
  });

  test('an empty annotation and a noindex of false reach the output', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('', '0', 'false'), (controller, owner) => {
        const props = { noindex: false, annotations: { 'example.com/owner': owner } };
        const rendered = renderIngress({ props, port: 3000, cable: '', facts: controller });
        expect(hasError(rendered)).toBe(false);
        expectFindingsOrYaml(rendered);
        const kind = controller === GATEWAY ? 'HTTPRoute' : 'Ingress';
        const { metadata } = rendered.manifest(kind, 'yashima-web');
        expect(metadata.annotations).toMatchObject({ 'example.com/owner': owner });
        expect(JSON.stringify(rendered.objects)).not.toContain('noindex');
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  test('a 0 of an order reaches the output', () => {
    const rendered = renderIngress({
      props: { group: { name: 'a', order: 0 } },
      port: 1,
      cable: '',
      facts: ALB,
    });
    const { metadata } = rendered.manifest('Ingress', 'yashima-web');
    expect(metadata.annotations).toMatchObject({ 'alb.ingress.kubernetes.io/group.order': '0' });
  });
});
