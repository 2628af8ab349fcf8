import type { Manifest } from '../../../lib/kernel';
import { type Mutants, objects } from '../mutants';
import { deployment, object, PRODUCTION, template } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

const PUMA = ['bundle', 'exec', 'puma'];

/** A Deployment `web` of one container with these fields, and these of its own. */
const sized = (container: Fields, spec: Fields = {}, pod: Fields = {}): Manifest => {
  const { spec: usual, ...rest } = deployment('web', pod, container);
  return { ...rest, spec: { ...Object(usual), ...spec } };
};

const env = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables).map(([name, value]) => ({ name, value }));

const running = (
  command: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  more: Fields = {},
) => objects([sized({ command, env: env(variables), ...more })]);

const limited = (memory: string) => ({ resources: { limits: { memory } } });

const image = (reference: string, production = true) =>
  objects([sized({ image: reference })], { environment: { ...PRODUCTION, production } });

const cron = (spec: Fields, pod: Fields = {}) =>
  object('CronJob/tidy', {
    spec: {
      schedule: '30 2 * * *',
      timeZone: 'Asia/Tokyo',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      jobTemplate: { spec: { template: template({ app: 'tidy' }, pod) } },
      ...spec,
    },
  });

const leaving = (preStop: Fields, more: Fields = {}) => objects([sized({ lifecycle: { preStop }, ...more })]);
const exec = (...command: readonly string[]) => ({ exec: { command } });

const starting = (failureThreshold: number, spec: Fields) =>
  objects([
    sized({ startupProbe: { periodSeconds: 10, failureThreshold } }, { minReadySeconds: 10, ...spec }),
  ]);

const beside = (command: readonly string[], list = 'containers') => {
  const web = { name: 'app', image: 'app:1', command: PUMA };
  const other = { name: 'other', image: 'app:1', command };
  const lists = list === 'containers' ? { containers: [web, other] } : { containers: [web], [list]: [other] };
  return objects([object('Deployment/web', { spec: { template: { spec: lists } } })]);
};

/** What one process is told, and what is beside it. */
export const PROCESS_MUTANTS: Readonly<Record<string, Mutants>> = {
  F33: {
    caught: {
      'a port name that two containers have': [
        objects([
          sized(
            {},
            {},
            {
              containers: [3000, 8080].map((containerPort) => ({
                name: `on-${containerPort}`,
                ports: [{ name: 'http', containerPort }],
              })),
            },
          ),
        ]),
        'F33: expected ports that no other container of the pod has, got http, which on-3000 has too',
      ],
      'a port that two containers listen on': [
        objects([
          sized({}, {}, { containers: ['a', 'b'].map((name) => ({ name, ports: [{ containerPort: 80 }] })) }),
        ]),
        'got 80/TCP, which a has too',
      ],
    },
    spared: {
      'one port of each': objects([
        sized(
          {},
          {},
          {
            containers: ['http', 'metrics'].map((name, index) => ({
              name,
              ports: [{ name, containerPort: 3000 + index }],
            })),
          },
        ),
      ]),
      'the same port for TCP and UDP': objects([
        sized({ ports: ['TCP', 'UDP'].map((protocol) => ({ containerPort: 53, protocol })) }),
      ]),
    },
  },
  F37: {
    caught: {
      'a root init container that hands a volume over': [
        objects([sized({}, {}, { initContainers: [{ name: 'own', securityContext: { runAsUser: 0 } }] })]),
        'initContainers.own.securityContext.runAsUser: warning F37',
      ],
      'a privileged one': [
        objects([
          sized({}, {}, { initContainers: [{ name: 'own', securityContext: { privileged: true } }] }),
        ]),
        'got a privileged container',
      ],
    },
    spared: {
      'an init container as another user than the pod, which is root': objects([
        sized(
          {},
          {},
          {
            securityContext: { runAsUser: 0 },
            initContainers: [{ name: 'own', securityContext: { runAsUser: 1000 } }],
          },
        ),
      ]),
    },
  },
  F43: {
    caught: {
      'eight processes in 2Gi': [
        running(PUMA, { WEB_CONCURRENCY: '8' }, limited('2Gi')),
        "limits.memory: warning F43: expected 2304Mi or more, 256Mi for each of 8 processes and their master, got '2Gi'",
      ],
      'as many processes as the node has processors': [
        running(PUMA, { WEB_CONCURRENCY: 'auto' }, limited('2Gi')),
        "got 'auto', one for each processor of the node",
      ],
    },
    spared: {
      'seven processes in 2Gi': running(PUMA, { WEB_CONCURRENCY: '7' }, limited('2Gi')),
      'the variable of the web process at a worker': running(
        ['bundle', 'exec', 'sidekiq'],
        { WEB_CONCURRENCY: '8' },
        limited('2Gi'),
      ),
    },
  },
  F44: {
    caught: {
      'a pool of less than the threads': [
        running(PUMA, { RAILS_MAX_THREADS: '5', DB_POOL: '3' }),
        'F44: expected a pool of 5 or more, got 3, from DB_POOL',
      ],
      'a worker with more threads than the file that Rails generates asks for': [
        running(['bundle', 'exec', 'sidekiq', '-c', '10'], { RAILS_MAX_THREADS: '5' }),
        'got 5, from RAILS_MAX_THREADS',
      ],
    },
    spared: {
      'a pool of as many': running(PUMA, { RAILS_MAX_THREADS: '5', DB_POOL: '5' }),
      'a URL that says more': running(PUMA, {
        RAILS_MAX_THREADS: '5',
        DB_POOL: '3',
        DATABASE_URL: 'mysql2://db/app?pool=5',
      }),
    },
  },
  F54: {
    caught: {
      'latest in production': [
        image('app:latest'),
        "image: F54: expected an immutable tag or a digest, got 'app:latest'",
      ],
      'no tag elsewhere': [image('registry:5000/app', false), 'image: warning F54'],
    },
    spared: {
      'a moving tag with a digest': image(`app:latest@sha256:${'0'.repeat(64)}`),
      'a commit': image('registry:5000/app:4f2a9c1'),
    },
  },
  F56: {
    caught: {
      'an hour of nobody knows which time zone': [
        objects([cron({ timeZone: undefined })]),
        'CronJob/tidy.spec: warning F56: expected timeZone, got no timeZone',
      ],
      'a CronJob that says nothing': [
        objects([cron({ concurrencyPolicy: undefined, startingDeadlineSeconds: undefined })]),
        'got no concurrencyPolicy, no startingDeadlineSeconds',
      ],
      'a CronJob as nobody': [
        objects([sized({}, {}, { serviceAccountName: 'web' }), object('ServiceAccount/web'), cron({})]),
        'set serviceAccountName: web',
      ],
    },
    spared: {
      'every quarter of an hour in any time zone': objects([
        cron({ schedule: '*/15 * * * *', timeZone: undefined }),
      ]),
      'an account of its own': objects([
        sized({}, {}, { serviceAccountName: 'web' }),
        object('ServiceAccount/web'),
        object('ServiceAccount/tidy'),
        cron({}, { serviceAccountName: 'tidy' }),
      ]),
    },
  },
  F58: {
    caught: {
      'what Sidekiq no longer has': [
        leaving(exec('bundle', 'exec', 'sidekiqctl', 'quiet', 'tmp/pids/sidekiq.pid')),
        'preStop.exec.command: warning F58: expected a program that the image has, got sidekiqctl',
      ],
      'a sleep in an image without programs': [
        leaving(exec('sleep', '15'), { image: 'gcr.io/distroless/base:4f2a9c1' }),
        'got sleep in an image without programs',
      ],
    },
    spared: {
      'the sleep action in an image without programs': leaving(
        { sleep: { seconds: 15 } },
        { image: 'gcr.io/distroless/base:4f2a9c1' },
      ),
      'a sleep in an image that has it': leaving(exec('sleep', '15')),
    },
  },
  F59: {
    caught: {
      'a start of ten minutes within the usual deadline': [
        starting(60, {}),
        "progressDeadlineSeconds: warning F59: expected 610s or more, the time that a new pod may take, got '600s'",
      ],
    },
    spared: { 'a deadline of that time': starting(60, { progressDeadlineSeconds: 610 }) },
  },
  F60: {
    caught: {
      'a worker beside the web process': [
        beside(['bundle', 'exec', 'sidekiq']),
        'F60: expected a web process alone, got a worker beside it, other',
      ],
      'both in one shell': [
        running(['sh', '-c', 'bundle exec sidekiq & exec bundle exec puma']),
        'got a worker in the same container',
      ],
      'a worker inside Puma': [running(PUMA, { SOLID_QUEUE_IN_PUMA: '1' }), 'got a worker inside Puma'],
    },
    spared: {
      'a sidecar that exports metrics': beside(['bundle', 'exec', 'prometheus_exporter']),
      'what ends before the web process starts': beside(['bin/rails', 'jobs:work'], 'initContainers'),
    },
  },
};
