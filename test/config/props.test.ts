import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EnvVar } from 'kubernetes-types/core/v1';
import { ConfigFiles, type ConfigFilesProps, EnvConfig, type EnvProps, RollingDeployment } from '../../lib';
import { count, some, text } from '../odd-values';
import { asText, expectFindingsOrYaml, hasError, lost, type Pair } from '../outcome';
import { type Rendered, render } from '../rendering';

const RUNS = { seed: 5, numRuns: 400 };

const renderEnv = (props: EnvProps, variables: EnvProps = {}) =>
  render((chart) => {
    const env = new EnvConfig(chart, 'env', props);
    new RollingDeployment(chart, 'web', { env, variables });
  });

const renderFiles = (props: ConfigFilesProps) => render((chart) => new ConfigFiles(chart, 'files', props));

const name = fc.oneof(
  fc.constantFrom('FLAG', 'LEVEL', 'PORT', 'A-B', 'API_TOKEN', ''),
  fc.string({ maxLength: 4 }).filter((any) => !/[\s\p{Cc}]/u.test(any)),
);
const object = fc.constantFrom('dotenv', 'Bad_Name', '', { kind: 'Secret', name: 'keys' });
const optional = fc.boolean();
const field = fc.constantFrom(
  'metadata.name' as const,
  "metadata.labels['']" as const,
  'limits.cpu' as const,
  'status.podIPs' as const,
);

const envProps: fc.Arbitrary<EnvProps> = some({
  clear: fc.dictionary(name, fc.oneof(text, count, fc.boolean()), { maxKeys: 4 }),
  secret: fc.array(
    fc.oneof(
      name,
      fc.record({
        from: object,
        keys: fc.oneof(fc.array(name, { maxLength: 2 }), fc.dictionary(name, name, { maxKeys: 2 })),
        optional,
      }),
    ),
    { maxLength: 2 },
  ),
  field: fc.dictionary(name, field, { maxKeys: 2 }),
  from: fc.array(fc.record({ secret: object, prefix: text, optional }), { maxLength: 2 }),
  configMap: fc.constantFrom('settings', 'Bad_Name', ''),
});

const filesProps: fc.Arbitrary<ConfigFilesProps> = some({
  files: fc.dictionary(name, fc.constantFrom('nginx.conf', '..', '/etc/hosts', '\0', ''), { maxKeys: 2 }),
  texts: fc.dictionary(name, text, { maxKeys: 3 }),
  name: fc.constantFrom('settings', 'Bad_Name', ''),
});

const VALUES = fc.constantFrom(0, false, '', '0', 'no', 1);

/** What most charts say: names that differ, with a 0, a false or an empty text wherever one means something. */
const plainEnv: fc.Arbitrary<EnvProps> = some({
  clear: fc.dictionary(fc.constantFrom('FLAG', 'LEVEL', 'LIMIT', 'TAX_RATE'), VALUES),
  secret: fc.array(fc.record({ from: fc.constant('keys'), keys: fc.constant(['DATABASE_URL']), optional }), {
    maxLength: 1,
  }),
  from: fc.array(fc.record({ secret: fc.constant('keys'), prefix: fc.constantFrom('', 'A_'), optional }), {
    maxLength: 2,
  }),
});

function pairsOf({ clear = {}, secret = [], from = [] }: EnvProps, rendered: Rendered): readonly Pair[] {
  const { env = [], envFrom = [] } = rendered.container('Deployment', 'yashima-web');
  const data = Object.keys(clear).length === 0 ? {} : rendered.clear;
  const own = env.find(({ name: variable }: EnvVar) => variable === 'DATABASE_URL');
  return [
    ...Object.entries(clear).map(([variable, value]) => [asText(value), data[variable]] as const),
    ...secret.map((keys) => [Object(keys).optional, own?.valueFrom?.secretKeyRef?.optional] as const),
    ...from.flatMap(({ prefix, optional: wish }, index) => [
      [prefix, envFrom[index]?.prefix] as const,
      [wish, envFrom[index]?.secretRef?.optional] as const,
    ]),
  ];
}

describe('whatever a chart says of its variables', () => {
  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(envProps, envProps, (props, own) => expectFindingsOrYaml(renderEnv(props, own))),
      RUNS,
    );
  });

  test('and of its files it is answered so too', () => {
    fc.assert(
      fc.property(filesProps, (props) => expectFindingsOrYaml(renderFiles(props))),
      RUNS,
    );
  });

  test('a 0, a false and an empty text reach the output', () => {
    fc.assert(
      fc.property(plainEnv, (props) => {
        const rendered = renderEnv(props);
        expect(hasError(rendered)).toBe(false);
        expectFindingsOrYaml(rendered);
        expect(lost(pairsOf(props, rendered))).toEqual([]);
      }),
      RUNS,
    );
  });
});
