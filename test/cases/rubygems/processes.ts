import type {
  ConfigFiles,
  PodProps,
  RailsCronProps,
  RolloutProps,
  WebProps,
  WorkerProps,
} from '../../../lib';

/** Called otherwise than the service; the tag is that of the release. */
export const IMAGE = 'registry.example/rubygems/rubygems.org';

export const labels = (stage: string, version = '') => ({
  'tags.datadoghq.com/env': stage,
  'tags.datadoghq.com/service': 'rubygems.org',
  'tags.datadoghq.com/version': version,
});

type Size = Pick<PodProps, 'cpu' | 'memory' | 'cpuLimit' | 'memoryLimit'>;

/** What an environment has of its own. */
export interface Differences {
  readonly stage: string;
  readonly web: RolloutProps & Size & { readonly concurrency: number };
  /** Undefined for the library's default. */
  readonly jobThreads: number | undefined;
  readonly workers: RolloutProps;
  readonly basicAuth: boolean;
}

const SMALL = { cpu: '200m', memory: '1.5Gi', cpuLimit: '1', memoryLimit: '2Gi', concurrency: 2 } as const;

export const DIFFERENCES: Record<'production' | 'qa' | 'sandbox', Differences> = {
  production: {
    stage: 'production',
    web: {
      autoscaling: { min: 3, max: 12 },
      disruptionBudget: { minAvailable: 1 },
      ...{ cpu: '4', memory: '5Gi', cpuLimit: '5', memoryLimit: '6Gi', concurrency: 8 },
    },
    jobThreads: undefined,
    workers: { replicas: 2 },
    basicAuth: false,
  },
  qa: {
    stage: 'staging',
    web: { replicas: 3, disruptionBudget: { minAvailable: 1 }, ...SMALL },
    jobThreads: 2,
    workers: { replicas: 2 },
    basicAuth: true,
  },
  sandbox: {
    stage: 'sandbox',
    web: { replicas: 1, ...SMALL },
    jobThreads: 2,
    workers: { replicas: 1 },
    basicAuth: false,
  },
};

/** Files of the proxy, by their keys in the ConfigMap. */
export const FILES = {
  default: 'nginx/nginx.conf',
  logging: 'nginx/logging.conf',
  rubygems: 'nginx/site.conf',
};

/** Puma, and nginx in front of it. */
export const web = ({ stage, basicAuth, ...differs }: Differences, nginx: ConfigFiles): WebProps => ({
  ...differs.web,
  name: 'web',
  containerName: 'puma',
  command: ['puma', '--environment', stage, '--config', '/app/config/puma.rb'],
  port: { name: 'http-puma', number: 3000 },
  threads: 5,
  env: { field: { MY_POD_NAME: 'metadata.name' } },
  probes: { readiness: '/internal/ping', liveness: { tcp: true } },
  shutdown: { longestRequest: '20s', preStop: '25s' },
  volumes: {
    '/var/run/secrets/sigstore': {
      name: 'sigstore-signing-token',
      token: { audience: 'sigstore', expiration: '600s', path: 'sigstore-signing-token' },
    },
  },
  proxy: {
    name: 'nginx',
    image: 'nginx:1.31.3',
    port: { name: 'http-nginx', number: 8080 },
    probes: {
      readiness: { path: '/nginx_health', port: 80 },
      liveness: { path: '/nginx_health', port: 80 },
    },
    quit: ['nginx', '-s', 'quit'],
    ephemeralStorage: '1536Mi',
    writable: { '/var/log/nginx': '256Mi', '/var/lib/nginx/cache': '1Gi' },
    volumes: {
      '/etc/nginx': {
        configMap: nginx,
        items: {
          default: 'nginx.conf',
          logging: 'conf.d/logging.conf',
          rubygems: `sites-enabled/${stage}.conf`,
        },
      },
      ...(basicAuth && { '/etc/nginxbasicauth': { secret: 'nginx-basic-auth' } }),
    },
  },
});

/** Half of them may go at once, so that no further one opens connections. */
const SAVING = { maxSurge: 0, maxUnavailable: '50%', disruptionBudget: false } as const;

const size = (cpu: Size['cpu'], memory: Size['memory'], cpuLimit: Size['cpu'], memoryLimit: Size['memory']) =>
  ({ cpu, memory, cpuLimit, memoryLimit }) as Size;

/** Each is called as its Deployment was before. */
export function workers({ workers: rollout, jobThreads }: Differences) {
  const goodJob = (name: string, queues: readonly string[], own: Size): WorkerProps => ({
    ...{ ...rollout, ...SAVING, ...own, name, queues },
    adapter: 'good_job',
    env: { clear: { GOOD_JOB_QUEUE_SELECT_LIMIT: 1000 } },
    ...(jobThreads !== undefined && { concurrency: jobThreads }),
  });
  const busy = ['default', 'mailers', 'searchkick', 'stats', 'version_contents'];
  return {
    jobs: goodJob('jobs', busy, size('500m', '1434Mi', '1', '2Gi')),
    'jobs-within-24-hours': goodJob(
      'jobs-within-24-hours',
      ['within_24_hours'],
      size('100m', '400Mi', '500m', '600Mi'),
    ),
    maintenance: goodJob('maintenance', ['maintenance'], size('500m', '1.5Gi', '1', '3Gi')),
    shoryuken: {
      ...{ ...rollout, ...SAVING, ...size('150m', '400Mi', '600m', '700Mi') },
      name: 'shoryuken',
      command: ['bin/shoryuken-worker'],
    },
  } satisfies Record<string, WorkerProps>;
}

export const CRONS: Record<string, RailsCronProps> = {
  'versions-list-update-monthly': {
    name: 'versions-list-update-monthly',
    schedule: '0 0 1 * *',
    command: ['rake', 'compact_index:update_versions_file'],
    ...{ cpu: '500m', memory: '1Gi', cpuLimit: '2', memoryLimit: '3Gi' },
  },
};
