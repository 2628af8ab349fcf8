import type { Environment, Manifest } from '../../../lib/kernel';
import { by, cron, env, FROM_SECRET, hook, limits, quota, rolling, scaler } from '../figures/workshop';
import { clusters, type Mutants, objects } from '../mutants';
import { object, PRODUCTION, rendered } from '../objects';

const asking = (requests: object) => ({ resources: { requests } });

const web = (spec: object = {}, requests: object = { memory: '100Mi' }) =>
  rolling('web', { replicas: 3, ...by('10%', 0), ...spec }, asking(requests));

/** Three pods of 100Mi, and objects beside them. */
const threePods = (...others: readonly Manifest[]) => objects([web(), ...others]);

/** A worker of so many connections for each of its pods. */
const worker = (name: string, threads: number, replicas: number) =>
  rolling(
    name,
    { replicas, ...by(1, 0) },
    {
      command: ['sidekiq', '-c', String(threads)],
      env: [...env({ RAILS_MAX_THREADS: String(threads) }).env, FROM_SECRET],
    },
  );

type Endpoint = Environment['egress']['endpoints'][string];

const having = (endpoint: Partial<Endpoint>, cluster = 'production'): Environment => ({
  ...PRODUCTION,
  cluster: { name: cluster, primary: cluster === 'production' },
  egress: { internet: true, endpoints: { mysql: { cidrs: ['10.20.0.0/24'], ports: [3306], ...endpoint } } },
});

const migration = hook('migration', -10, { command: ['bin/rails', 'db:migrate'], env: [FROM_SECRET] });

/** One service in one cluster, whose database has so many connections. */
const onDatabase = (endpoint: Partial<Endpoint>, ...all: readonly Manifest[]) =>
  clusters([rendered(all, { environment: having(endpoint) })]);

/** Two services of 3 pods with 10 connections each. */
const together = (maxConnections: number) => {
  const environment = having({ maxConnections });
  return clusters([
    rendered([worker('jobs', 10, 3)], { environment }),
    rendered([worker('jobs', 10, 3)], { environment, service: 'matsuri' }),
  ]);
};

/** The same service in two clusters. */
const inTwoClusters = (maxConnections: number, other: Partial<Endpoint> = {}) =>
  clusters(
    [rendered([worker('jobs', 10, 3)], { environment: having({ maxConnections }) })],
    [
      rendered([worker('jobs', 10, 3)], {
        environment: having({ maxConnections, ...other }, 'production-osaka'),
      }),
    ],
  );

/** By id of the check. */
export const FIGURE_MUTANTS: Readonly<Record<string, Mutants>> = {
  Q1: {
    caught: {
      'a rollout whose first pod finds no room': [
        threePods(quota({ pods: 3 })),
        'Q1: expected 3 pods at most, the ResourceQuota quota of its namespace, got 4 as soon as one pod has to find room beside the others',
      ],
      'fewer than there are pods anyway': [
        threePods(quota({ pods: 2 })),
        'got 4 before anything is released',
      ],
      'pods that only leave slowly': [
        threePods(quota({ pods: 6 })),
        'warning Q1: expected 6 pods at most, the ResourceQuota quota of its namespace, got up to 7 while all is released, leaving pods included',
      ],
      memory: [
        threePods(quota({ 'requests.memory': '399Mi' })),
        'Q1: expected 399Mi requests.memory at most',
      ],
      'a migration that finds no room': [
        objects([web({ strategy: { type: 'Recreate' } }), migration, quota({ pods: 3 })]),
        'Job/migration.spec: Q1: expected 3 pods at most',
      ],
      'a cron that finds no room': [
        objects([web({ strategy: { type: 'Recreate' } }), cron('expire'), quota({ pods: 3 })]),
        'CronJob/expire.spec: Q1: expected 3 pods at most',
      ],
      'an autoscaler that may go too far': [
        objects([
          web({ replicas: undefined }),
          scaler('web', { minReplicas: 2, maxReplicas: 20 }),
          quota({ pods: 40 }),
        ]),
        'warning Q1: expected 40 pods at most, the ResourceQuota quota of its namespace, got up to 42',
      ],
      'a container that says nothing of what is counted': [
        threePods(quota({ 'limits.memory': '8Gi' })),
        'app.resources.limits.memory: Q1: expected an amount, which ResourceQuota quota counts, got nothing',
      ],
    },
    spared: {
      'as much as a release may need': threePods(quota({ pods: 7, 'requests.memory': '700Mi' })),
      'pods that end before others begin': objects([
        web({ strategy: { type: 'Recreate' } }),
        quota({ pods: 3 }),
      ]),
      'a quota of some pods only': threePods(quota({ pods: 1 }, { scopes: ['BestEffort'] })),
      'a quota of other things': threePods(quota({ services: 1 })),
      'another namespace': threePods({
        ...quota({ pods: 1 }),
        metadata: { name: 'quota', namespace: 'calendar' },
      }),
      'what the namespace says for its containers': threePods(
        quota({ 'limits.memory': '8Gi' }),
        limits({ type: 'Container', default: { memory: '200Mi' } }),
      ),
    },
  },
  Q2: {
    caught: {
      'more than the greatest': [
        objects([web({}, { memory: '2Gi' }), limits({ type: 'Container', max: { memory: '1Gi' } })]),
        'app.resources.requests.memory: Q2: expected 1Gi or less, by LimitRange limits, got ',
      ],
      'less than the least': [
        threePods(limits({ type: 'Container', min: { memory: '128Mi' } })),
        'app.resources.requests.memory: Q2: expected 128Mi or more',
      ],
      'a limit many times the request': [
        objects([
          rolling('web', {}, { resources: { requests: { cpu: '100m' }, limits: { cpu: '1' } } }),
          limits({ type: 'Container', maxLimitRequestRatio: { cpu: 4 } }),
        ]),
        'Q2: expected 4 times the request at most',
      ],
      'containers that together are too large': [
        threePods(limits({ type: 'Pod', max: { memory: '64Mi' } })),
        'spec.template.spec.resources.requests.memory: Q2: expected 64Mi or less',
      ],
      'a request beyond the limit that it gets': [
        objects([web({}, { memory: '2Gi' }), limits({ type: 'Container', default: { memory: '1Gi' } })]),
        'app.resources.limits.memory: Q2: expected 2Gi or more, what it asks for, got none, and so the 1Gi of the LimitRange',
      ],
      'an init container': [
        objects([
          rolling('web', {}, {}, { initContainers: [{ name: 'wait', ...asking({ memory: '2Gi' }) }] }),
          limits({ type: 'Container', max: { memory: '1Gi' } }),
        ]),
        'initContainers.wait.resources.requests.memory: Q2: ',
      ],
    },
    spared: {
      'just the greatest': objects([
        web({}, { memory: '1Gi' }),
        limits({ type: 'Container', max: { memory: '1024Mi' } }),
      ]),
      'a container that says nothing and so gets the greatest': objects([
        rolling('web'),
        limits({ type: 'Container', max: { memory: '1Gi' } }),
      ]),
      'a limit of its own beyond the usual one': objects([
        rolling('web', {}, { resources: { limits: { memory: '2Gi' } } }),
        limits({ type: 'Container', default: { memory: '1Gi' } }),
      ]),
      'another resource': threePods(limits({ type: 'Container', max: { cpu: '1' } })),
      'claims, which are no containers': threePods(
        limits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }),
      ),
    },
  },
  D1: {
    caught: {
      'a release that surely takes more than there are': [
        onDatabase({ maxConnections: 39 }, worker('jobs', 10, 3)),
        'Deployment/jobs.spec: D1: expected 39 connections at most, all that database mysql of production has, got 40 as soon as one service is released (yashima 70)',
      ],
      'pods that leave': [
        onDatabase({ maxConnections: 74 }, worker('jobs', 10, 3)),
        'warning D1: expected 74 connections at most, all that database mysql of production has, got up to 75 while one service is released',
      ],
      'two services of one database': [together(69), 'D1: expected 69 connections at most'],
      'clusters of one environment': [inTwoClusters(79), 'D1: expected 79 connections at most'],
      'a pooler that takes fewer clients': [
        onDatabase({ maxConnections: 10, pooler: { maxClients: 39 } }, worker('jobs', 10, 3)),
        'D1: expected 39 clients at most',
      ],
      'migrations past the pooler, and consoles': [
        onDatabase({ maxConnections: 9, pooler: true }, worker('jobs', 10, 3), migration),
        'warning D1: expected 9 connections at most, all that database mysql of production has, got up to 10',
      ],
    },
    spared: {
      'as many as a release and consoles may take': onDatabase({ maxConnections: 75 }, worker('jobs', 10, 3)),
      'two services of which one is released at a time': together(105),
      'clusters with a database each': inTwoClusters(75, { cidrs: ['10.30.0.0/24'] }),
      'a pooler in front': onDatabase(
        { maxConnections: 10, pooler: { maxClients: 75 } },
        worker('jobs', 10, 3),
        migration,
      ),
      'a database of another service': onDatabase(
        { maxConnections: 1, services: ['matsuri'] },
        worker('jobs', 10, 3),
      ),
      'pods that know of no database': onDatabase(
        { maxConnections: 1 },
        rolling('jobs', { replicas: 3 }, { command: ['sidekiq', '-c', '10'] }),
        object('ConfigMap/settings', { data: { RAILS_MAX_THREADS: '10' } }),
      ),
    },
  },
};
