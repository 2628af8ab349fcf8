import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../../lib/kernel';
import { figureLines, figuresOf, World } from '../../../lib/policy';
import { PRODUCTION, rendered } from '../objects';
import { by, env, FROM_SECRET, hook, rolling } from './workshop';

type Endpoints = Environment['egress']['endpoints'];
type Rendering = ReturnType<typeof rendered>;

const place = { cidrs: ['10.20.0.0/24'], ports: [3306] };

const inCluster = (name: string, endpoints: Endpoints): Environment => ({
  ...PRODUCTION,
  cluster: { name, primary: name === 'production' },
  egress: { internet: true, endpoints },
});

/** A worker that takes 10 connections for each of its pods. */
const jobs = (replicas: number) =>
  rolling(
    'jobs',
    { replicas, ...by(1, 0) },
    { command: ['sidekiq', '-c', '10'], env: [...env({ RAILS_MAX_THREADS: '10' }).env, FROM_SECRET] },
  );

const of = (service: string, replicas: number, environment: Environment): Rendering =>
  rendered([jobs(replicas)], { service, environment });

const databasesOf = (...clusters: readonly (readonly Rendering[])[]) =>
  figuresOf(clusters.map((one) => new World(one, true))).databases;

describe('the figures of a database', () => {
  const alone = inCluster('production', { mysql: { ...place, maxConnections: 400 } });

  test('add up its services, of which one is released at a time, and consoles', () => {
    const [database] = databasesOf([of('yashima', 6, alone), of('matsuri', 2, alone)]);
    expect(database?.shares.map(({ service, most, peak }) => [service, most, peak])).toEqual([
      ['yashima', 60, 130],
      ['matsuri', 20, 50],
    ]);
    expect(database?.limits).toEqual([
      { of: 'connections', limit: 400, peak: 60 + 20 + (130 - 60) + 5, surely: 60 + 20 + 10 },
    ]);
  });

  test('add up the clusters of an environment, in which a service is released together', () => {
    const other = inCluster('production-osaka', alone.egress.endpoints);
    expect(databasesOf([of('yashima', 6, alone)], [of('yashima', 6, other)])).toMatchObject([
      { shares: [{ service: 'yashima', most: 120, peak: 260 }], limits: [{ peak: 265 }] },
    ]);
  });

  test('keep databases of other addresses apart, and those of other environments', () => {
    const far = { mysql: { ...place, cidrs: ['10.30.0.0/24'], maxConnections: 400 } };
    const worlds = [
      [of('yashima', 6, alone)],
      [of('yashima', 6, inCluster('production-osaka', far))],
      [of('yashima', 6, { ...alone, name: 'qa', cluster: { name: 'qa', primary: true } })],
    ];
    expect(databasesOf(...worlds).map(({ shares }) => shares[0]?.most)).toEqual([60, 60, 60]);
  });

  test('are of the services that it names, and of nobody else who has one of their own', () => {
    const both = inCluster('production', {
      mysql: { ...place, maxConnections: 400 },
      orders: { ...place, cidrs: ['10.30.0.0/24'], maxConnections: 100, services: ['orders'] },
    });
    const shares = databasesOf([of('orders', 1, both), of('yashima', 2, both)]).map(
      ({ name, shares: all }) => [name, all.map(({ service }) => service)],
    );
    expect(Object.fromEntries(shares)).toEqual({ mysql: ['yashima'], orders: ['orders'] });
  });

  test('hold pods to the clients of a pooler, and migrations and consoles to the database', () => {
    const pooled = inCluster('production', {
      mysql: { ...place, maxConnections: 100, pooler: { maxClients: 500 } },
    });
    const migration = hook('migration', -10, { command: ['bin/rails', 'db:migrate'], env: [FROM_SECRET] });
    const [database] = databasesOf([rendered([jobs(3), migration], { environment: pooled })]);
    expect(database?.limits).toEqual([
      { of: 'clients', limit: 500, peak: 70 + 5, surely: 40 },
      { of: 'connections', limit: 100, peak: 5 + 5, surely: 0 },
    ]);
  });

  test('are none where nobody says what it stands', () => {
    expect(databasesOf([of('yashima', 6, inCluster('production', { mysql: place }))])).toEqual([]);
  });

  test('are nothing but data', () => {
    const figures = figuresOf([new World([of('yashima', 6, alone)], true)]);
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });

  test('are told beside what each service takes', () => {
    expect(figureLines(figuresOf([new World([of('yashima', 6, alone)], true)]))).toEqual([
      'yashima/production',
      '  jobs: 6 pods; +1 at a time, 6 steps, about 3 min, up to 13 pods at once; leaves within 30 s (25 for jobs + 5); a drain takes 6; database connections 60, 130 in a rollout',
      '  database mysql: 130 of 400 connections in a rollout',
      'production database mysql: 135 of 400 connections while one of 1 service is released',
    ]);
  });
});
