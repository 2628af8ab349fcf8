import { type Mutants, objects } from '../mutants';
import { object, PRODUCTION, template, workload } from '../objects';
import { configMap, ENV_FROM, fromSecret, HOOK, migration, open, web } from './shop';

const NO_HOOK = { annotations: {} };
const OURS = { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-rails' } };
const runs = (...command: readonly string[]) => ({ command });
const RUNNER = { container: runs('bin/rails', 'carts:expire') };
const image = (name: string) => ({ image: `registry.example.com/${name}` });
const reads = (...env: readonly object[]) => ({ env });

const mounting = (secret: string) => ({
  container: { volumeMounts: [{ name: 'key', mountPath: '/rails/config/master.key', subPath: 'key' }] },
  pod: { volumes: [{ name: 'key', secret: { secretName: secret } }] },
});

const pooled = {
  environment: {
    ...PRODUCTION,
    egress: { endpoints: { pgbouncer: { cidrs: [], ports: [6432], pooler: true } }, internet: true },
  },
};

/** Schemas that change. */
export const MIGRATING: Readonly<Record<string, Mutants>> = {
  F7: {
    caught: {
      'each web pod migrates before it serves': [
        objects([web({ container: runs('sh', '-c', 'bin/rails db:migrate && exec bundle exec puma') })]),
        'F7: expected a command that leaves the schema as it is, got db:migrate',
      ],
      'an init container migrates': [
        objects([
          web({
            pod: { initContainers: [{ name: 'schema', args: ['bundle', 'exec', 'rake', 'db:prepare'] }] },
          }),
        ]),
        'initContainers.schema.args: F7: expected a command that leaves the schema as it is, got db:prepare',
      ],
      'the entrypoint that Rails generates migrates': [
        objects([web({ container: { command: undefined, args: ['./bin/rails', 'server'] } })]),
        'warning F7: expected a command before which no entrypoint migrates',
      ],
      'one pod migrates that is alone': [
        objects([
          web({
            container: runs('bin/start', 'db:migrate'),
            spec: { replicas: 1, strategy: { type: 'Recreate' } },
          }),
        ]),
        'warning F7: expected a command that leaves the schema as it is',
      ],
    },
    spared: {
      'a pod that waits for the schema': objects([
        web({
          pod: {
            initContainers: [{ name: 'wait', command: ['bin/rails', 'db:abort_if_pending_migrations'] }],
          },
        }),
      ]),
      'a pod that looks at migrations': objects([web({ container: runs('bin/rails', 'db:migrate:status') })]),
      'a Job': objects([migration()]),
    },
  },
  F8: {
    caught: {
      'a Job of the image of the pods, with one name for ever': [
        objects([web(), migration({ metadata: NO_HOOK })]),
        "F8: expected a hook, or a name that changes with the image, got 'migration'",
      ],
      'a Job of an image that need not change': [
        objects([web(), migration({ metadata: NO_HOOK, container: image('seeds:1.2.0') })]),
        'warning F8: expected a hook',
      ],
    },
    spared: {
      'a hook': objects([web(), migration()]),
      'a Job whose name has the version': objects([
        web(),
        migration({ metadata: { ...NO_HOOK, name: 'migration-4f2a9c1' } }),
      ]),
      'a Job whose name has a hash': objects([
        web(),
        migration({ metadata: { ...NO_HOOK, name: 'migration-0b1c2d3e' } }),
      ]),
      'a Job that Argo CD replaces': objects([
        web(),
        migration({
          metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' } },
        }),
      ]),
      'a Job that is gone before the next one': objects([
        web(),
        migration({ metadata: NO_HOOK, spec: { ttlSecondsAfterFinished: 600 } }),
      ]),
      'a CronJob, which makes Jobs anew': objects([
        object('CronJob/daily', {
          spec: { jobTemplate: { spec: { template: template({ app: 'daily' }) } } },
        }),
      ]),
    },
  },
  F12: {
    caught: {
      'the migration runs a tag of its own': [
        objects([web(), migration({ container: image('shop:latest') })]),
        "F12: expected 'registry.example.com/shop:4f2a9c1', which Deployment web runs, got 'registry.example.com/shop:latest'",
      ],
    },
    spared: {
      'both run one image': objects([web(), migration()]),
      'an image that is built for migrations': objects([
        web(),
        migration({ container: image('shop-migrations:4f2a9c1') }),
      ]),
      'the image of one of two colours': objects([
        web(),
        migration({ container: image('shop:8e1d0b2') }),
        workload(
          'Deployment/green',
          { app: 'green' },
          template(
            { app: 'green' },
            {},
            {
              ...image('shop:8e1d0b2'),
              ...runs('bundle', 'exec', 'puma'),
            },
          ),
        ),
      ]),
    },
  },
  F13: {
    caught: {
      'the migration has the password of another Secret': [
        objects([
          web({ container: reads(fromSecret('REDIS_PASSWORD', 'password', 'redis')) }),
          migration({ container: reads(fromSecret('REDIS_PASSWORD', 'password', 'shop')) }),
        ]),
        'F13: expected REDIS_PASSWORD as Deployment web has it, got another one',
      ],
      'the migration runs in another environment of Rails': [
        objects([
          web({ container: { envFrom: ENV_FROM } }),
          configMap({ RAILS_ENV: 'production' }),
          migration({ container: reads({ name: 'RAILS_ENV', value: 'staging' }) }),
        ]),
        'env.RAILS_ENV: F13: expected RAILS_ENV as Deployment web has it',
      ],
      'the migration lacks the master key': [
        objects([web(mounting('master-key')), migration()]),
        'F13: expected the files of the Secrets that Deployment web mounts, got none of master-key',
      ],
      'the migration runs as root': [
        objects([
          web({ pod: { securityContext: { runAsUser: 1000 } } }),
          migration({ container: { securityContext: { runAsUser: 0 } } }),
        ]),
        'F13: expected 1000, as in Deployment web, got 0',
      ],
    },
    spared: {
      'a way of its own to the database': objects([
        web({ container: reads(fromSecret('DATABASE_URL', 'POOLED_URL')) }),
        migration({ container: reads(fromSecret('DATABASE_URL', 'DIRECT_URL')) }),
      ]),
      'the same in every respect': objects([
        web({ ...mounting('master-key') }),
        migration({ ...mounting('master-key') }),
      ]),
      'a value in clear that is meant for the Job': objects([
        web({ container: reads({ name: 'LOG_LEVEL', value: 'warn' }) }),
        migration({ container: reads({ name: 'LOG_LEVEL', value: 'debug' }) }),
      ]),
      'a Job of ours, whose chart says what differs': objects([
        web({ container: reads(fromSecret('REDIS_PASSWORD', 'password', 'redis')) }),
        migration({
          container: reads(fromSecret('REDIS_PASSWORD', 'password', 'shop')),
          metadata: { annotations: HOOK, ...OURS },
        }),
      ]),
    },
  },
  F14: {
    caught: {
      'the migration goes the way of the pods, through a pooler of the platform': [
        objects(
          [
            web({ container: reads(fromSecret('DATABASE_URL', 'DATABASE_URL')) }),
            migration({ container: reads(fromSecret('DATABASE_URL', 'DATABASE_URL')) }),
          ],
          pooled,
        ),
        'F14: expected a way to the database past the pooler of pgbouncer, got that of the pods',
      ],
      'the host of the database is a pooler by its name': [
        objects([
          web(),
          migration({ container: reads({ name: 'DATABASE_HOST', value: 'pgbouncer.example.com' }) }),
        ]),
        'F14: expected a way to the database past the pooler, got DATABASE_HOST, which leads to one',
      ],
    },
    spared: {
      'the migration has an address of its own': objects(
        [
          web({ container: reads(fromSecret('DATABASE_URL', 'DATABASE_URL')) }),
          migration({ container: reads(fromSecret('DATABASE_URL', 'DIRECT_DATABASE_URL')) }),
        ],
        pooled,
      ),
      'there is no pooler': objects([web(), migration()]),
    },
  },
  F15: {
    caught: {
      'a migration without a deadline': [
        objects([migration({ spec: { activeDeadlineSeconds: undefined } })]),
        'F15: expected a deadline, got nothing',
      ],
      'a migration that ends before its statements': [
        objects([migration({ container: reads({ name: 'STATEMENT_TIMEOUT', value: '20min' }) })]),
        "F15: expected 1260s or more, STATEMENT_TIMEOUT and a minute, got '900s'",
      ],
    },
    spared: {
      'a deadline beyond the longest statement': objects([
        migration({ container: reads({ name: 'STATEMENT_TIMEOUT', value: '840s' }) }),
      ]),
      'another Job': objects([migration({ ...RUNNER, spec: { activeDeadlineSeconds: undefined } })]),
    },
  },
  F16: {
    caught: {
      'a migration that says nothing is tried again 6 times': [
        objects([migration({ spec: { backoffLimit: undefined } })]),
        'F16: expected 0 or 1: by default a Job is tried again 6 times, got nothing',
      ],
      'a migration is tried again 3 times': [
        objects([migration({ spec: { backoffLimit: 3 } })]),
        'F16: expected 0 or 1: by default a Job is tried again 6 times, got 3',
      ],
    },
    spared: {
      'one more try': objects([migration({ spec: { backoffLimit: 1 } })]),
      'another Job': objects([migration({ ...RUNNER, spec: { backoffLimit: undefined } })]),
      'a web process has no tries': objects(open(web())),
    },
  },
};
