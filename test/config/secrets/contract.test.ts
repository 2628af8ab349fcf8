import { describe, expect, test } from '@jest/globals';
import { ApiObject } from 'cdk8s';
import { Deployment, EnvValue, Secret } from 'cdk8s-plus-28';
import {
  type ChartSecrets,
  CronTask,
  declareExternal,
  MigrationJob,
  RailsService,
  RollingDeployment,
} from '../../../lib';
import { planContract } from '../../../lib/config/secrets/contract-plan';
import { secretUseOf } from '../../../lib/config/secrets/secret-use';
import type { SecretContract } from '../../../lib/kernel';
import { render, type Yashima } from '../../rendering';

/** The contract of what a chart renders. */
function contractOf(
  build: (chart: Yashima) => unknown,
  secrets = {},
  elsewhere: string[] = [],
): SecretContract {
  const { objects } = render(build);
  const isElsewhere = (name: string) => elsewhere.includes(name);
  return planContract(secretUseOf(objects), { namespace: 'yashima', secrets, isElsewhere });
}

/** Who reads which key of which Secret; a key that no pod has to have is followed by '?'. */
const readable = ({ secrets }: SecretContract) =>
  Object.fromEntries(
    secrets.map(({ name, keys, whole }) => [
      name,
      Object.fromEntries([
        ...[...keys].map(([key, { required, workloads }]) => [
          required ? key : `${key}?`,
          workloads.map((workload) => `${workload.kind}/${workload.name}`).join(' '),
        ]),
        ...whole.map((workload) => ['*', `${workload.kind}/${workload.name}`]),
      ]),
    ]),
  );

const api = (chart: Yashima, id: string, props = {}) =>
  new RollingDeployment(chart, id, { command: ['/api'], port: 8080, memory: '64Mi', ...props });

describe('the contract of a service', () => {
  test('names every key that its pods read, and who reads it', () => {
    const contract = contractOf((chart) => {
      const rails = new RailsService(chart, 'rails', {
        workers: { sidekiq: { adapter: 'sidekiq', env: { secret: ['SIDEKIQ_LICENSE'] } } },
        env: { secret: ['DATABASE_URL', { from: 'dotenv', keys: ['SENTRY_DSN'], optional: true }] },
      });
      new MigrationJob(chart, 'migration', { service: rails });
    });
    const all = 'Deployment/yashima-web Deployment/yashima-sidekiq Job/yashima-migration';
    expect(readable(contract)).toEqual({
      dotenv: {
        DATABASE_URL: all,
        SECRET_KEY_BASE: all,
        'SENTRY_DSN?': all,
        SIDEKIQ_LICENSE: 'Deployment/yashima-sidekiq',
      },
    });
  });

  test('a key is required where one of its readers requires it', () => {
    const contract = contractOf((chart) => {
      api(chart, 'one', { env: { secret: [{ from: 'dotenv', keys: ['A'], optional: true }] } });
      api(chart, 'two', { env: { secret: ['A'] } });
    });
    expect(readable(contract)).toEqual({ dotenv: { A: 'Deployment/yashima-one Deployment/yashima-two' } });
  });

  test('reads variables, whole Secrets, mounted files and items of every kind of pod', () => {
    const contract = contractOf(
      (chart) => {
        api(chart, 'api', {
          env: { from: [{ secret: 'dotenv' }] },
          volumes: {
            '/etc/key': { secret: 'files', items: { 'a.pem': 'a.pem' } },
            '/etc/all': { secret: 'all' },
            '/etc/one.pem': { secret: 'files', key: 'b.pem' },
          },
        });
        new CronTask(chart, 'cron', {
          ...{ command: ['/api'], schedule: '@daily', memory: '64Mi' as const },
          env: { secret: [{ from: 'files', keys: { TOKEN: 'token' } }] },
        });
      },
      { files: {}, all: {} },
    );
    expect(readable(contract)).toEqual({
      all: { '*': 'Deployment/yashima-api' },
      dotenv: { '*': 'Deployment/yashima-api' },
      files: {
        'a.pem': 'Deployment/yashima-api',
        'b.pem': 'Deployment/yashima-api',
        token: 'CronJob/yashima-cron',
      },
    });
  });

  test('includes the pods of constructs of cdk8s-plus-28', () => {
    const contract = contractOf((chart) => {
      const secret = Secret.fromSecretName(chart, 'dotenv', 'dotenv');
      const deployment = new Deployment(chart, 'plus', { replicas: 1 });
      deployment.addContainer({
        image: 'registry.example.com/plus:1.0.0',
        envVariables: { A: EnvValue.fromSecretValue({ secret, key: 'A' }) },
      });
    });
    expect(Object.keys(readable(contract).dotenv ?? {})).toEqual(['A']);
  });

  test('asks for nothing of a Secret that nobody reads', () => {
    expect(contractOf(() => undefined, { staging: {} }).secrets).toEqual([]);
  });

  test('asks for keys that the chart says are read by others', () => {
    const contract = contractOf(() => undefined, { gate: { keys: ['auth'] } });
    expect(readable(contract)).toEqual({ gate: { auth: '' } });
  });

  test('asks for the keys that the type of a Secret demands, whoever reads them', () => {
    const contract = contractOf(() => undefined, { cert: { type: 'kubernetes.io/tls' } });
    expect(readable(contract)).toEqual({ cert: { 'tls.crt': '', 'tls.key': '' } });
  });

  test('is met without a Secret that no pod has to have', () => {
    const contract = contractOf((chart) =>
      api(chart, 'api', { env: { from: [{ secret: 'dotenv', optional: true }] } }),
    );
    expect(contract.secrets).toMatchObject([{ name: 'dotenv', required: false }]);
  });

  test('leaves out a Secret that a chart does not name: it is made elsewhere', () => {
    const contract = contractOf((chart) =>
      api(chart, 'api', { env: { secret: [{ from: 'orders-db', keys: ['url'] }] } }),
    );
    expect(readable(contract)).toEqual({});
  });

  test.each([
    ['v1', 'Secret', {}],
    ['bitnami.com/v1alpha1', 'SealedSecret', {}],
    ['external-secrets.io/v1', 'ExternalSecret', { spec: { target: { name: 'dotenv' } } }],
    ['isindir.github.com/v1alpha3', 'SopsSecret', { spec: { secretTemplates: [{ name: 'dotenv' }] } }],
  ])('leaves out a Secret that a %s %s of the chart makes', (apiVersion, kind, fields) => {
    const contract = contractOf((chart) => {
      api(chart, 'api', { env: { secret: ['A'] } });
      new ApiObject(chart, 'own', { apiVersion, kind, metadata: { name: 'dotenv' }, ...fields });
    });
    expect(readable(contract)).toEqual({});
  });

  test('leaves out what is declared to be elsewhere', () => {
    const { objects } = render(
      (chart) => {
        api(chart, 'api', { env: { secret: ['A'] } });
        declareExternal(chart, { kind: 'Secret', name: 'dotenv' });
      },
      { environment: { secrets: { source: 'external', store: { name: 'aws' } } } },
    );
    expect(objects.filter(({ kind }) => kind === 'ExternalSecret')).toEqual([]);
  });
});

describe('a Secret that nobody makes', () => {
  const findings = (secret: string, declared: readonly string[] = []) =>
    render((chart) => {
      api(chart, 'api', { env: { secret: ['A', { from: secret, keys: ['B'] }] } });
      for (const name of declared) declareExternal(chart, { kind: 'Secret', name });
    }).findings;

  test('is told what was perhaps meant', () => {
    expect(findings('dotnev')).toEqual([
      "yashima/production/secrets.dotnev: warning S3: expected a Secret such as dotenv, got 'dotnev'; correct it, or declareExternal(this, { kind: 'Secret', name: 'dotnev' }) if it is made elsewhere",
    ]);
  });

  test.each([
    ['is called otherwise', 'orders-db', []],
    ['is declared to be elsewhere', 'dotenv2', ['dotenv2']],
  ])('is nothing to speak of where it %s', (_, secret, declared) => {
    expect(findings(secret, declared)).toEqual([]);
  });
});

describe('a Secret that the chart names', () => {
  const findings = (secrets: ChartSecrets, from: string) =>
    render((chart) => api(chart, 'api', { env: { secret: [{ from, keys: ['B'] }] } }), {
      props: { secrets },
    }).findings;

  test('and that nothing reads is asked about', () => {
    expect(findings({ stripe: {} }, 'dotenv')).toEqual([
      'yashima/production/secrets.stripe: warning S2: expected a Secret that some pod reads, got stripe, which none does; leave it out, or name the keys that something else reads: keys: […]',
    ]);
  });

  test('almost as one that is read is asked about once', () => {
    expect(findings({ 'gcp-keys': {} }, 'gcp-key')).toEqual([expect.stringContaining('warning S3: ')]);
  });

  test('is nothing to speak of where pods or others read it', () => {
    expect(findings({ stripe: {}, gate: { keys: ['auth'] } }, 'stripe')).toEqual([]);
  });
});
