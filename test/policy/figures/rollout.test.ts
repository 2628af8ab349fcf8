import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { object, template } from '../objects';
import { roll } from './deployment-controller';
import { by, figuresOfFirst, rolling, scaler } from './workshop';

const RUNS = { seed: 7, numRuns: 400 };

const share = fc.oneof(
  fc.nat({ max: 12 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
);

const strategies = fc.record({
  replicas: fc.integer({ min: 1, max: 24 }),
  maxSurge: share,
  maxUnavailable: share,
  start: fc.integer({ min: 1, max: 5 }),
  leave: fc.integer({ min: 0, max: 40 }),
  stuckBefore: fc.boolean(),
});

const counted = (value: number | string, pods: number, round: (count: number) => number) =>
  typeof value === 'number' ? value : round((Number.parseInt(value, 10) * pods) / 100);

/** What the controller is given, and what is said of it before. */
function both({
  replicas,
  maxSurge,
  maxUnavailable,
  ...rest
}: typeof strategies extends fc.Arbitrary<infer T> ? T : never) {
  const surge = counted(maxSurge, replicas, Math.ceil);
  const unavailable = Math.min(replicas, counted(maxUnavailable, replicas, Math.floor));
  const missing = surge === 0 && unavailable === 0 ? 1 : unavailable;
  const { rollout } = figuresOfFirst(rolling('web', { replicas, ...by(maxSurge, maxUnavailable) }));
  const seen = roll({ replicas, surge, unavailable: missing, ...rest });
  if (rollout === undefined || seen === undefined) throw new Error('it never ends');
  return { rollout, seen, ...rest };
}

describe('the figures of a rollout, against a controller that is simulated pod by pod', () => {
  test('say the most pods that are asked for, and the fewest that serve', () => {
    const property = fc.property(strategies, (strategy) => {
      const { rollout, seen } = both({ ...strategy, stuckBefore: false });
      expect(seen.mostAsked).toBe(rollout.pods + rollout.extra);
      expect(seen.fewestServing).toBe(rollout.neverBelow);
    });
    expect(() => fc.assert(property, RUNS)).not.toThrow();
  });

  test('say how many steps it takes, and how long where all pods start alike', () => {
    const property = fc.property(strategies, (strategy) => {
      const { rollout, seen, start } = both({ ...strategy, stuckBefore: false });
      expect(seen.steps).toBe(rollout.steps);
      expect(seen.seconds).toBe(rollout.steps * start);
    });
    expect(() => fc.assert(property, RUNS)).not.toThrow();
  });

  test('say how many pods there may be, leaving ones and those of a release that failed included', () => {
    const property = fc.property(strategies, (strategy) => {
      const { rollout, seen } = both(strategy);
      expect(seen.mostThere).toBeLessThanOrEqual(rollout.atOnce);
    });
    expect(() => fc.assert(property, RUNS)).not.toThrow();
  });

  test.each([1, 2, 3, 6, 10, 11, 20])(
    'say of %i pods no more than there can be: a release that follows a failed one, with pods that take long to leave',
    (replicas) => {
      const { rollout, seen } = both({
        replicas,
        maxSurge: '10%',
        maxUnavailable: 0,
        start: 1,
        leave: 1000,
        stuckBefore: true,
      });
      expect(seen.mostThere).toBe(rollout.atOnce);
    },
  );
});

/** A startup probe that allows so many seconds. */
const startup = (seconds: number) => ({ startupProbe: { periodSeconds: 2, failureThreshold: seconds / 2 } });

describe('the figures of a rollout', () => {
  test.each([
    [
      'a quarter at a time, where a Deployment says nothing',
      { replicas: 8 },
      { extra: 2, neverBelow: 6, steps: 2 },
    ],
    ['nothing, where there are no pods', { replicas: 0 }, { extra: 0, steps: 0, atOnce: 0, seconds: 0 }],
    [
      'all at once, where the old ones end first',
      { replicas: 3, strategy: { type: 'Recreate' } },
      { extra: 0, neverBelow: 0, steps: 1, atOnce: 3 },
    ],
    [
      'one that may be missing, where both come to nothing',
      { replicas: 3, ...by('0%', '10%') },
      { extra: 0, neverBelow: 2, steps: 3 },
    ],
    [
      'no more extra pods than there are, whatever the surge',
      { replicas: 2, ...by(10, 0) },
      { extra: 2, steps: 1, atOnce: 6 },
    ],
    [
      'the starts of all steps and the time that a pod has to stay well',
      { replicas: 6, ...by('10%', 0), minReadySeconds: 10 },
      { bootSeconds: 30, seconds: 240 },
    ],
  ])('are of %s', (_, spec, expected) => {
    expect(figuresOfFirst(rolling('web', spec)).rollout).toMatchObject(expected);
  });

  test('guess a start from what the startup probe allows', () => {
    const { rollout } = figuresOfFirst(rolling('web', { replicas: 2, ...by(1, 0) }, startup(200)));
    expect(rollout).toMatchObject({ bootSeconds: 50, seconds: 100 });
  });

  test('are of as many pods as an autoscaler makes', () => {
    const { pods, rollout } = figuresOfFirst(
      rolling('web', by('10%', 0)),
      scaler('web', { minReplicas: 2, maxReplicas: 20 }),
    );
    expect(pods).toEqual({ least: 2, most: 20 });
    expect(rollout).toMatchObject({ pods: 20, extra: 2, atOnce: 42 });
  });

  test('are, of a StatefulSet, of one pod after the other, each gone before the next comes', () => {
    const { rollout } = figuresOfFirst(
      object('StatefulSet/store', {
        spec: { replicas: 3, template: template({ app: 'store' }, { terminationGracePeriodSeconds: 60 }) },
      }),
    );
    expect(rollout).toMatchObject({ extra: 0, neverBelow: 2, steps: 3, atOnce: 3, seconds: 3 * (60 + 30) });
  });
});
