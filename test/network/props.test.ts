import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RollingDeployment, SecureIngress, type SecureIngressProps } from '../../lib';
import { cidrs, count, some, text } from '../odd-values';
import { expectFindingsOrYaml, hasError } from '../outcome';
import { render } from '../rendering';
import { ALB, GATEWAY } from './charts';

const RUNS = { seed: 8, numRuns: 300 };

type Props = Omit<SecureIngressProps, 'service' | 'paths'>;

interface Case {
  readonly props: Props;
  readonly paths?: readonly string[];
  readonly port: number;
  /** Where the second path leads to other pods. */
  readonly cable: string;
  readonly facts: typeof ALB | typeof GATEWAY;
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

const facts = fc.constantFrom(ALB, GATEWAY);
const path = fc.constantFrom('/', '/api', '/api/', 'api', '', '/a b', '/*', '/../x', '/%zz', '/クロン');
const host = fc.constantFrom('a.example.com', '*.example.com', 'https://a', 'A.example.com', '10.0.0.1', '');
const annotation = fc.constantFrom(
  'example.com/owner',
  'two words',
  'alb.ingress.kubernetes.io/scheme',
  'x/y/z',
  '',
);

const anyCase: fc.Arbitrary<Case> = fc.record(
  {
    props: some({
      hosts: fc.array(host, { maxLength: 2 }),
      allowedFrom: cidrs,
      noindex: fc.boolean(),
      annotations: fc.dictionary(annotation, text, { maxKeys: 2 }),
      name: fc.constantFrom('shop', 'Bad_Name', '', 'x'.repeat(64)),
    }),
    paths: fc.array(path, { maxLength: 3 }),
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
        const kind = controller === ALB ? 'Ingress' : 'HTTPRoute';
        const { metadata } = rendered.manifest(kind, 'yashima-web');
        expect(metadata.annotations).toMatchObject({ 'example.com/owner': owner });
        expect(JSON.stringify(rendered.objects)).not.toContain('noindex');
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});
