import { describe, expect, test } from '@jest/globals';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import {
  definePlatform,
  RailsService,
  SecureIngress,
  type ServiceChartProps,
  type ServiceChartSettings,
} from '../../lib';
import { describe as line } from '../../lib/kernel';
import type { EnvironmentProps } from '../../lib/platform/platform-props';
import { renderChart } from '../../lib/synth';
import { cidrs, count, cpu, memory, some, text, timeZone } from '../odd-values';
import { asText, expectFindingsOrYaml, lost } from '../outcome';
import { present } from '../rendering';

const RUNS = { seed: 9, numRuns: 150 };

type Environments = Readonly<Record<string, EnvironmentProps<string>>>;

const IMAGE = { repository: 'registry.example.com/yashima', tag: '4f2a9c1' };

/** A platform, and what a Rails service becomes in each of its clusters. */
function outcomeOf(environments: Environments) {
  const platform = definePlatform({ apps: '/nowhere/apps', environments });
  class Yashima extends platform.ServiceChart {
    rails = new RailsService(this, 'rails');
    ingress = new SecureIngress(this, 'ingress', { service: this.rails });
  }
  const renderings = platform.clusters.map((cluster) => renderChart(Yashima, cluster, IMAGE));
  return { platform, renderings };
}

/** What is wrong with the platform is told alone, so a chart of such a one is only to be there. */
function expectAnswer(environments: Environments): void {
  const { platform, renderings } = outcomeOf(environments);
  expectFindingsOrYaml({ objects: [], findings: platform.findings.map(line) });
  expect(renderings.filter(({ complete }) => !complete)).toEqual([]);
  if (platform.findings.length > 0) return;
  for (const { objects, findings } of renderings) {
    expectFindingsOrYaml({ objects, findings: findings.map(line) });
  }
}

const name = fc.constantFrom('production', 'qa', 'production-osaka', 'qa-2', 'Bad_Name', 'x', '');
const address = fc.constantFrom('169.254.20.10', 'fd00::1', 'localhost', '');
const endpoint = fc.record(
  {
    cidrs,
    ports: fc.array(count, { maxLength: 2 }),
    maxConnections: count,
    pooler: fc.oneof(fc.boolean(), fc.record({ maxClients: count })),
    services: fc.array(fc.constantFrom('yashima', 'Bad_Name', ''), { maxLength: 2 }),
  },
  { requiredKeys: ['cidrs', 'ports'] },
);
const certificate = fc.oneof(
  fc.record({ secret: fc.constantFrom('wildcard-tls', 'Bad_Name', '') }),
  fc.record({ issuer: fc.constantFrom('letsencrypt', 'Bad_Name', '') }),
);
const ingress = fc.oneof(
  fc.record(
    {
      controller: fc.constant('nginx' as const),
      sources: cidrs,
      className: fc.constantFrom('modsec', 'Bad_Name', ''),
      tls: certificate,
      responseHeaders: fc.array(fc.constantFrom('X-Robots-Tag', ''), { maxLength: 1 }),
    },
    { requiredKeys: ['controller', 'sources'] },
  ),
  fc.record(
    {
      controller: fc.constant('gce' as const),
      sources: cidrs,
      className: fc.constantFrom('gce', 'gce-internal'),
      tls: certificate,
      staticIp: fc.constantFrom('web', ''),
      securityPolicy: fc.constantFrom('office', ''),
    },
    { requiredKeys: ['controller'] },
  ),
  fc.record({ controller: fc.constant('alb' as const), sources: cidrs, allowedFrom: cidrs }),
  fc.record({
    controller: fc.constant('gateway' as const),
    sources: cidrs,
    gateway: fc.record({
      name: fc.constantFrom('public', ''),
      namespace: fc.constantFrom('gateways', 'Bad_Name', ''),
    }),
  }),
);

const facts = {
  kubernetes: fc.constantFrom<`1.${number}`[]>('1.34', '1.28', '1.27', '1.1e1'),
  registry: fc.constantFrom('registry.example.com', 'https://registry', ''),
  ingress,
  endpoints: fc.dictionary(fc.constantFrom('mysql', 'クロン', ''), endpoint, { maxKeys: 2 }),
  nodeLocalDns: address,
  cloudIdentity: endpoint,
};

const environment = fc.record(
  {
    ...facts,
    clusters: fc.dictionary(name, some({ ...facts, region: fc.constantFrom('here', '') }), { maxKeys: 2 }),
    production: fc.boolean(),
    follows: name,
    domain: fc.constantFrom('example.com', 'https://example.com', ''),
    timeZone,
    internet: fc.boolean(),
    monitoring: fc.record({ namespace: fc.constantFrom('monitoring', 'Bad_Name', '') }),
    defaults: some({ replicas: count, memory, cpu }),
    quota: fc.dictionary(fc.constantFrom('pods', 'limits.cpu', ''), fc.oneof(count, memory), { maxKeys: 2 }),
    limits: some({ maxMemory: memory, maxCpu: cpu }),
    clusterScoped: fc.array(fc.constantFrom('Tenant.example.com', 'tenant', ''), { maxLength: 2 }),
    customKinds: fc.array(fc.constantFrom('Tenant.example.com', 'tenant', ''), { maxLength: 2 }),
  },
  { requiredKeys: ['kubernetes'] },
);

const plainEnvironment = fc.record(
  {
    production: fc.constant(false),
    internet: fc.constant(false),
    quota: fc.record({ pods: fc.constantFrom(0, 100) }),
    kubernetes: facts.kubernetes.filter((version) => version === '1.34'),
    domain: fc.constant('example.com'),
    ingress: fc.constant({ controller: 'alb' as const, sources: ['10.10.0.0/16'] }),
  },
  { requiredKeys: ['kubernetes', 'domain', 'ingress'] },
);

const accountName = fc.constantFrom('robot', 'Bad_Name', '');
const key = fc.constantFrom('team', 'eks.amazonaws.com/role-arn', 'app.kubernetes.io/name', 'a/b/c', '');
const settings: fc.Arbitrary<ServiceChartProps> = some({
  namespace: fc.record({ name: accountName, owned: fc.boolean() }, { requiredKeys: ['name'] }),
  serviceAccount: fc.oneof(
    accountName,
    fc.record({ kind: fc.constantFrom('ServiceAccount', 'Secret'), name: accountName }),
    some({
      name: accountName,
      annotations: fc.dictionary(key, text, { maxKeys: 2 }),
      labels: fc.dictionary(key, text, { maxKeys: 2 }),
      pullSecrets: fc.array(accountName, { maxLength: 2 }),
    }),
  ),
});

describe('whatever the settings of a chart say', () => {
  const renderWith = (given: ServiceChartSettings<'qa'>) => {
    const platform = definePlatform({ apps: '/nowhere/apps', environments: { qa: { kubernetes: '1.34' } } });
    class Yashima extends platform.ServiceChart {
      constructor(scope: Construct) {
        super(scope, given);
      }
    }
    const { objects, findings } = renderChart(Yashima, present(platform.clusters[0]), IMAGE);
    return { objects, findings: findings.map(line) };
  };

  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(
      fc.property(settings, (props) => expectFindingsOrYaml(renderWith(props))),
      RUNS,
    );
  });

  test('a function of the environment says the same as what it returns', () => {
    fc.assert(
      fc.property(settings, (props) =>
        expect(renderWith((pick) => pick({ qa: props }))).toEqual(renderWith(props)),
      ),
      RUNS,
    );
  });
});

describe('whatever a platform says', () => {
  test('it is answered with findings that begin with their place, or with YAML that comes back', () => {
    fc.assert(fc.property(fc.dictionary(name, environment, { maxKeys: 3 }), expectAnswer), RUNS);
  });

  test('a 0 and a false reach its charts and their YAML', () => {
    fc.assert(
      fc.property(plainEnvironment, (production) => {
        expectAnswer({ production });
        const { platform, renderings } = outcomeOf({ production });
        expect(platform.findings).toEqual([]);
        const { objects } = present(renderings[0]);
        const quota = objects.find(({ kind }) => kind === 'ResourceQuota');
        const pairs = [
          [production.production, platform.clusters[0]?.production],
          [production.internet, JSON.stringify(objects).includes('0.0.0.0/0')],
          [asText(production.quota?.pods), Object(quota?.spec).hard?.pods],
        ] as const;
        expect(lost(pairs)).toEqual([]);
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});
