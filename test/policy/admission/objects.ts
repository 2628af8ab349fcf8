import type { Manifest } from '../../../lib/kernel';
import { deployment, object, template, workload } from '../objects';

type Container = Readonly<Record<string, unknown>>;

/** A Deployment whose one container has these fields, beside a pod with those. */
const running = (container: Container, pod: Container = {}): Manifest => deployment('web', pod, container);

const cronJob = (spec: Container): Manifest =>
  object('CronJob/tidy', {
    spec: {
      concurrencyPolicy: 'Forbid',
      ...spec,
      jobTemplate: { spec: { template: template({ app: 'tidy' }, { restartPolicy: 'Never' }) } },
    },
  });

const selecting = (labels: Record<string, string>): Manifest =>
  workload('StatefulSet/web', labels, template(labels));

const sleeping = (preStop: Container, grace = 30): Manifest =>
  running({ lifecycle: { preStop } }, { terminationGracePeriodSeconds: grace });

const env = (name: string, value: string): Manifest => running({ env: [{ name, value }] });

const migration = (spec: Container): Manifest =>
  object('Job/migration', {
    spec: {
      ...spec,
      template: template({ app: 'm' }, { restartPolicy: 'Never' }, { command: ['bin/rails', 'db:migrate'] }),
    },
  });

const budget = (spec: Container): Manifest =>
  object('PodDisruptionBudget/web', { spec: { ...spec, selector: { matchLabels: { app: 'web' } } } });

/** By id of a rule: what an API server refuses by it, and what is nearly the same and right. */
export const OBJECTS: Readonly<
  Record<
    string,
    {
      readonly refused: Readonly<Record<string, Manifest>>;
      readonly passed: Readonly<Record<string, Manifest>>;
    }
  >
> = {
  C11: {
    refused: {
      'a variable twice': running({
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      }),
    },
    passed: {
      'two variables': running({
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '1' },
        ],
      }),
    },
  },
  C12: {
    refused: {
      'a probe of a port that nobody names': running({ livenessProbe: { tcpSocket: { port: 'web' } } }),
      'a probe of a container without ports': running({
        ports: undefined,
        startupProbe: { httpGet: { port: 'http' } },
      }),
    },
    passed: {
      'a probe of a port by name': running({ readinessProbe: { httpGet: { port: 'http' } } }),
      'a probe of a port by number': running({ readinessProbe: { httpGet: { port: 8080 } } }),
    },
  },
  C17: {
    refused: {
      'a password in clear': env('DB_PASSWORD', 'open-sesame'),
      'a token': env('GITHUB_TOKEN', 'abcdef'),
    },
    passed: {
      'a password of a Secret': running({
        env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
      }),
      'a file of a password': env('DB_PASSWORD_FILE', '/secrets/db'),
      'a switch': env('REQUIRE_PASSWORD', 'true'),
      'another variable': env('DB_PASSWORD', '$(PASSWORD)'),
    },
  },
  C22: {
    refused: { 'a selector with a version': selecting({ app: 'web', 'app.kubernetes.io/version': '1' }) },
    passed: { 'a selector without one': selecting({ app: 'web', versions: 'all' }) },
  },
  F1: {
    refused: {
      'a sleep as long as the grace': sleeping({ sleep: { seconds: 30 } }),
      'a command that sleeps longer': sleeping({ exec: { command: ['/bin/sleep', '40'] } }),
      'a shell that sleeps longer': sleeping({ exec: { command: ['sh', '-c', 'sleep 40'] } }),
    },
    passed: {
      'a sleep that leaves time': sleeping({ exec: { command: ['sleep', '15'] } }, 60),
      'another command': sleeping({ exec: { command: ['nginx', '-s', 'quit'] } }),
    },
  },
  F7: {
    refused: {
      'pods that migrate': running({ command: ['bin/rails', 'db:migrate'] }),
      'a shell that migrates first': running({ args: ['sh', '-c', 'bundle exec rake db:prepare && puma'] }),
    },
    passed: {
      'pods that wait': running({ command: ['bin/rails', 'db:abort_if_pending_migrations'] }),
      'pods that only look': running({ command: ['bin/rails', 'db:migrate:status'] }),
      'a Job that migrates': migration({ backoffLimit: 0 }),
    },
  },
  F16: {
    refused: {
      'a migration that is tried 4 times': migration({ backoffLimit: 3 }),
      'a migration that is tried as often as Kubernetes likes': migration({}),
    },
    passed: {
      'a migration that is tried once': migration({ backoffLimit: 0 }),
      'another Job': object('Job/tidy', {
        spec: { template: template({ app: 'tidy' }, { restartPolicy: 'Never' }) },
      }),
    },
  },
  F20: {
    refused: {
      'a restart after one failure': running({
        livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1 },
      }),
    },
    passed: {
      'a restart after three': running({ livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 3 } }),
      'nothing said': running({ livenessProbe: { tcpSocket: { port: 80 } } }),
    },
  },
  F26: {
    refused: {
      'a budget of none': budget({ maxUnavailable: 0 }),
      'a budget of a share that is none': budget({ maxUnavailable: '0%' }),
      'a budget that keeps all': budget({ minAvailable: '100%' }),
    },
    passed: {
      'a budget of one': budget({ maxUnavailable: 1 }),
      'a budget that keeps some': budget({ minAvailable: '50%' }),
    },
  },
  F41: {
    refused: { 'another name': env('RAILS_ENV', 'qa') },
    passed: { production: env('RAILS_ENV', 'production'), 'another variable': env('RACK_ENV', 'qa') },
  },
  F54: {
    refused: {
      'no tag': running({ image: 'registry.example.com:5000/app' }),
      'a tag that moves': running({ image: 'app:Latest' }),
    },
    passed: {
      'a commit': running({ image: 'registry.example.com:5000/app:4f2a9c1' }),
      'a digest': running({ image: `app:latest@sha256:${'0'.repeat(64)}` }),
      'a tag that begins so': running({ image: 'app:main-4f2a9c1' }),
    },
  },
  F56: {
    refused: {
      'no time zone': cronJob({ schedule: '0 4 * * *', startingDeadlineSeconds: 300 }),
      'no deadline': cronJob({ schedule: '*/5 * * * *' }),
    },
    passed: {
      'both of them': cronJob({
        schedule: '0 4 * * *',
        startingDeadlineSeconds: 300,
        timeZone: 'Asia/Tokyo',
      }),
      'every hour': cronJob({ schedule: '0 * * * *', startingDeadlineSeconds: 300 }),
    },
  },
};
