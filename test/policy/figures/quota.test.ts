import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Manifest } from '../../../lib/kernel';
import { by, cron, figures, hook, limits, quota, rolling, scaler } from './workshop';

const RUNS = { seed: 5, numRuns: 400 };

const asking = (memory: string) => ({ resources: { requests: { memory } } });

const figuresOf = (...objects: readonly Manifest[]) => figures(objects).services[0]?.quotas ?? [];

interface Workload {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
  readonly size: number;
}

const workload = fc.record({
  replicas: fc.nat({ max: 6 }),
  surge: fc.integer({ min: 1, max: 3 }),
  unavailable: fc.nat({ max: 1 }),
  size: fc.integer({ min: 1, max: 4 }),
});

/** Whether a release of one workload ever ends beside others, where each pod is made that finds room. */
function ends({ replicas, surge, unavailable, size }: Workload, others: number, hard: number): boolean {
  let old = replicas;
  let fresh = 0;
  for (let step = 0; step < 100; step++) {
    const fits = () => others + (old + fresh + 1) * size <= hard;
    while (fresh < replicas && old + fresh < replicas + surge && fits()) fresh++;
    old -= Math.min(old, Math.max(0, old + fresh - (replicas - unavailable)));
    if (old === 0 && fresh === replicas) return others + replicas * size <= hard;
  }
  return false;
}

describe('the figures of a quota, against releases that are simulated pod by pod', () => {
  test('say what is needed: with it each release and each run ends, with less one of them never does', () => {
    const all = fc.record({
      workloads: fc.array(workload, { minLength: 1, maxLength: 3 }),
      task: fc.nat({ max: 4 }),
    });
    const property = fc.property(all, fc.nat({ max: 60 }), ({ workloads, task }, hard) => {
      const [figure] = figuresOf(
        quota({ 'requests.memory': String(hard) }),
        hook('migration', -10, asking(String(task))),
        ...workloads.map(({ replicas, surge, unavailable, size }, index) =>
          rolling(`app-${index}`, { replicas, ...by(surge, unavailable) }, asking(String(size))),
        ),
      );
      const rest = workloads.reduce((sum, { replicas, size }) => sum + replicas * size, 0);
      const allEnd = workloads.every((one) => ends(one, rest - one.replicas * one.size, hard));
      expect((figure?.needed ?? 0) <= hard * 1000).toBe(allEnd && rest + task <= hard);
    });
    expect(() => fc.assert(property, RUNS)).not.toThrow();
  });

  test('count a pod as its containers need at the moment when they need most', () => {
    const container = fc.record({ size: fc.nat({ max: 9 }), stays: fc.boolean() });
    const property = fc.property(fc.array(container, { maxLength: 4 }), fc.nat({ max: 9 }), (first, size) => {
      const pod = {
        initContainers: first.map(({ size: own, stays }, index) => ({
          name: `init-${index}`,
          ...asking(String(own)),
          ...(stays && { restartPolicy: 'Always' }),
        })),
      };
      const [figure] = figuresOf(
        quota({ 'requests.memory': '100' }),
        rolling('web', { replicas: 1 }, asking(String(size)), pod),
      );
      expect(figure?.rest).toBe(1000 * mostAtATime(first, size));
    });
    expect(() => fc.assert(property, RUNS)).not.toThrow();
  });
});

/** Containers one after the other: those that stay go on, the others end before the next begins. */
function mostAtATime(first: readonly { size: number; stays: boolean }[], last: number): number {
  let running = 0;
  let most = 0;
  for (const { size, stays } of [...first, { size: last, stays: true }]) {
    running += size;
    most = Math.max(most, running);
    if (!stays) running -= size;
  }
  return most;
}

describe('the figures of a quota', () => {
  const web = (spec: object) => rolling('web', { ...by('10%', 0), ...spec }, asking('100Mi'));

  test('add up what rolls, what leaves, a migration and the crons', () => {
    const all = figuresOf(quota({ pods: '8' }), web({ replicas: 3 }), hook('migration', -10), cron('expire'));
    expect(all).toEqual([
      {
        quota: 'quota',
        namespace: 'yashima',
        resource: 'pods',
        hard: 8000,
        rest: 3000,
        needed: 4000,
        peak: 9000,
      },
    ]);
  });

  test('count hooks of one wave together, and of several waves the largest', () => {
    const hooks = [hook('assets', -20), hook('one', -10), hook('two', -10)];
    expect(figuresOf(quota({ pods: 8 }), web({ replicas: 3 }), ...hooks)).toMatchObject([{ peak: 9000 }]);
  });

  test('let an autoscaler go as far as it may', () => {
    const scaled = [web({ replicas: undefined }), scaler('web', { minReplicas: 2, maxReplicas: 10 })];
    expect(figuresOf(quota({ pods: 8 }), ...scaled)).toMatchObject([
      { rest: 2000, needed: 3000, peak: 21_000 },
    ]);
  });

  test.each([
    ['short names', { memory: '1Gi' }, { hard: 2 ** 30 * 1000, rest: 200 * 2 ** 20 * 1000 }],
    ['pods without a unit', { pods: 12 }, { hard: 12_000, rest: 2000 }],
  ])('read %s', (_, hard, expected) => {
    expect(figuresOf(quota(hard), web({ replicas: 2 }))).toMatchObject([expected]);
  });

  test('take a limit for a request where none is said, and then what the namespace gives', () => {
    const limited = rolling('web', { replicas: 1 }, { resources: { limits: { memory: '64Mi' } } });
    const silent = rolling('jobs', { replicas: 1 });
    const range = limits({ type: 'Container', defaultRequest: { memory: '16Mi' }, max: { memory: '1Gi' } });
    const amounts = { 'requests.memory': '4Gi', 'limits.memory': '4Gi' };
    expect(
      figuresOf(quota(amounts), limited, silent, range).map(({ rest }) => rest / 1000 / 2 ** 20),
    ).toEqual([64 + 16, 64 + 1024]);
  });

  test.each([
    ['objects that are no pods', { 'count/jobs.batch': 4, services: 1 }, {}],
    ['some pods only', { pods: 1 }, { scopes: ['BestEffort'] }],
  ])('say nothing of %s', (_, hard, spec) => {
    expect(figuresOf(quota(hard, spec), web({ replicas: 2 }))).toEqual([]);
  });
});
