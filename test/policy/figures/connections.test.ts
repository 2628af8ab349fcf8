import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Manifest } from '../../../lib/kernel';
import { object } from '../objects';
import { by, cron, env, FROM_SECRET, figures, figuresOfFirst, rolling, scaler } from './workshop';

const PUMA = ['bundle', 'exec', 'puma', '-C', 'config/puma.rb'];

/** What one pod opens that runs a command with variables and knows of a database. */
const perPod = (command: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
  figuresOfFirst(rolling('web', {}, { command, env: [...env(variables).env, FROM_SECRET] })).connections
    ?.perPod;

describe('the connections of a pod', () => {
  test.each([
    ['threads of each process of Puma', PUMA, { WEB_CONCURRENCY: '2', RAILS_MAX_THREADS: '5' }, 10],
    ['Puma without a master', PUMA, { WEB_CONCURRENCY: '0', RAILS_MAX_THREADS: '3' }, 3],
    ['options of Puma', ['puma', '-w', '3', '-t', '1:4'], { RAILS_MAX_THREADS: '8' }, 12],
    [
      'a pool that is smaller than the threads',
      PUMA,
      { WEB_CONCURRENCY: '1', RAILS_MAX_THREADS: '5', DB_POOL: '2' },
      2,
    ],
    ['a pool that is larger', PUMA, { WEB_CONCURRENCY: '1', RAILS_MAX_THREADS: '5', DB_POOL: '20' }, 5],
    ['Puma behind Thruster', ['./bin/thrust', ...PUMA], { WEB_CONCURRENCY: '2', RAILS_MAX_THREADS: '3' }, 6],
    ['a line of a shell', ['sh', '-c', 'exec bundle exec puma -w 2'], { RAILS_MAX_THREADS: '3' }, 6],
    ['processes of Passenger', ['passenger', 'start', '--max-pool-size', '4'], { RAILS_MAX_THREADS: '3' }, 4],
    ['threads of Sidekiq', ['bundle', 'exec', 'sidekiq', '-c', '10'], { RAILS_MAX_THREADS: '10' }, 10],
    ['threads of Sidekiq in one word', ['sidekiq', '--concurrency=7'], { RAILS_MAX_THREADS: '10' }, 7],
    ['Shoryuken', ['shoryuken', '-R', '-c', '25'], { RAILS_MAX_THREADS: '25' }, 25],
    [
      'GoodJob, with 3 for LISTEN and cron',
      ['bundle', 'exec', 'good_job', 'start'],
      { GOOD_JOB_MAX_THREADS: '5', RAILS_MAX_THREADS: '8' },
      8,
    ],
    [
      'pools of GoodJob',
      ['good_job', 'start', '--queues', 'mails:2;searches:4'],
      { RAILS_MAX_THREADS: '20' },
      2 + 4 + 3,
    ],
  ])('are those of %s', (_, command, variables, count) => {
    expect(perPod(command, variables)).toEqual({ count, certain: true });
  });

  test.each([
    ['a process for each core', PUMA, { WEB_CONCURRENCY: 'auto', RAILS_MAX_THREADS: '3' }, 3],
    ['an application without a number', ['/tokei', 'serve'], {}, 5],
    ['a rake task, which has a pool', ['bin/rails', 'db:migrate'], { RAILS_MAX_THREADS: '3' }, 3],
    [
      'Solid Queue, with 2 for each process beside its workers',
      ['bin/jobs'],
      { JOB_CONCURRENCY: '2', RAILS_MAX_THREADS: '5' },
      2 * 5 + 3 * 2,
    ],
  ])('are a guess for %s', (_, command, variables, count) => {
    expect(perPod(command, variables)).toEqual({ count, certain: false });
  });

  test('are none where nothing leads to a database', () => {
    const web = rolling('web', {}, { command: PUMA, ...env({ RAILS_MAX_THREADS: '3' }) });
    expect(figuresOfFirst(web)).not.toHaveProperty('connections');
  });

  test('follow variables into ConfigMaps, where a later source and then a single variable wins', () => {
    const configMap = (name: string, data: Readonly<Record<string, string>>) =>
      object(`ConfigMap/${name}`, { data });
    const web = rolling(
      'web',
      {},
      {
        command: PUMA,
        envFrom: [{ configMapRef: { name: 'one' } }, { configMapRef: { name: 'two' } }],
        env: [
          FROM_SECRET,
          { name: 'WEB_CONCURRENCY', valueFrom: { configMapKeyRef: { name: 'one', key: 'PROCESSES' } } },
        ],
      },
    );
    const { connections } = figuresOfFirst(
      web,
      configMap('one', { RAILS_MAX_THREADS: '9', PROCESSES: '3' }),
      configMap('two', { RAILS_MAX_THREADS: '4', WEB_CONCURRENCY: '1' }),
    );
    expect(connections?.perPod).toEqual({ count: 12, certain: true });
  });

  test('are those of its containers together, or of an init container that has more', () => {
    const container = (name: string, threads: string) => ({
      name,
      command: ['sidekiq', '-c', threads],
      env: [...env({ RAILS_MAX_THREADS: threads }).env, FROM_SECRET],
    });
    const pod = {
      initContainers: [container('first', '7')],
      containers: [container('a', '2'), container('b', '3')],
    };
    expect(figuresOfFirst(rolling('jobs', {}, {}, pod)).connections?.perPod.count).toBe(7);
    const { initContainers, containers } = pod;
    const sidecar = {
      ...pod,
      initContainers: initContainers.map((one) => ({ ...one, restartPolicy: 'Always' })),
    };
    expect(figuresOfFirst(rolling('jobs', {}, {}, sidecar)).connections?.perPod.count).toBe(
      7 + containers.length + 3,
    );
  });
});

describe('the connections of a workload', () => {
  const web = (spec: object) =>
    rolling('web', { ...by('10%', 0), ...spec }, { command: PUMA, env: [...env(SIZES).env, FROM_SECRET] });
  const SIZES = { WEB_CONCURRENCY: '2', RAILS_MAX_THREADS: '5' };
  const of = (...objects: readonly Manifest[]) => figuresOfFirst(...objects).connections;

  test('are those of all pods that there may be at once', () => {
    expect(of(web({ replicas: 6 }))).toMatchObject({ most: 60, peak: 130, surely: { most: 60, peak: 70 } });
  });

  test('follow an autoscaler, as far as it may go and as far as it surely does', () => {
    const scaled = of(web({ replicas: undefined }), scaler('web', { minReplicas: 4, maxReplicas: 20 }));
    expect(scaled).toMatchObject({ most: 200, peak: 420, surely: { most: 40, peak: 50 } });
  });

  test.each([
    ['once, where a run forbids the next', { concurrencyPolicy: 'Forbid' }, 3],
    ['twice, where the next may begin', { concurrencyPolicy: 'Allow' }, 6],
    ['twice, where the one before still leaves', { concurrencyPolicy: 'Replace' }, 6],
    ['never, while it is suspended', { suspend: true }, 0],
  ])('count a cron %s', (_, spec, peak) => {
    const task = {
      command: ['bin/rails', 'carts:expire'],
      env: [...env({ RAILS_MAX_THREADS: '3' }).env, FROM_SECRET],
    };
    expect(of(cron('expire', spec, task))).toMatchObject({ peak, surely: { peak: 0 } });
  });
});

describe('the memory of web processes', () => {
  const memoryOf = (WEB_CONCURRENCY: string) =>
    figuresOfFirst(
      rolling(
        'web',
        {},
        { command: PUMA, ...env({ WEB_CONCURRENCY }), resources: { limits: { memory: '1Gi' } } },
      ),
    ).memory;

  test.each([
    ['0', 1, 1024],
    ['1', 1, 1024],
    ['3', 3, 256],
  ])('is shared by WEB_CONCURRENCY=%s and the master that several have', (given, processes, mebibytes) => {
    expect(memoryOf(given)).toEqual({ limit: 2 ** 30, processes, perProcess: mebibytes * 2 ** 20 });
  });

  test('is not shared by a number that nobody knows', () => {
    expect(memoryOf('auto')).toBeUndefined();
    expect(figures([cron('a')]).services[0]?.workloads[0]).not.toHaveProperty('memory');
  });
});

describe('the share of a web process', () => {
  test('is the most that each of them may take before the container is killed', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 64, max: 4096 }),
      (count, limit) => {
        const web = rolling(
          'web',
          {},
          {
            ...{ command: PUMA, ...env({ WEB_CONCURRENCY: String(count) }) },
            resources: { limits: { memory: `${limit}Mi` } },
          },
        );
        const share = Math.floor((figuresOfFirst(web).memory?.perProcess ?? 0) / 2 ** 20);
        expect([isKilled(count, share, limit), isKilled(count, share + 1, limit)]).toEqual([false, true]);
      },
    );
    fc.assert(property, { numRuns: 100 });
  });
});

/** Starts a master and its processes, or one process alone, until there is no room. */
function isKilled(processes: number, each: number, limit: number): boolean {
  let used = processes > 1 ? each : 0;
  for (let started = 0; started < processes; started++) used += each;
  return used > limit;
}
