import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { budget, by, figuresOfFirst, rolling, scaler } from './workshop';

const RUNS = { seed: 3, numRuns: 400 };

const share = fc.oneof(
  fc.nat({ max: 12 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
);

const pods = (value: number | string, all: number): number =>
  typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) * all) / 100);

/** Takes pods away, one by one, as long as the budget holds with one less. */
function evicted(holds: (left: number) => boolean, all: number): number {
  let left = all;
  while (left > 0 && holds(left - 1)) left--;
  return all - left;
}

describe('the figures of a disruption budget', () => {
  test('let as many pods go as can be taken one by one', () => {
    const cases = fc.record({ replicas: fc.integer({ min: 1, max: 12 }), value: share, keeps: fc.boolean() });
    const property = fc.property(cases, ({ replicas, value, keeps }) => {
      const spec = keeps ? { minAvailable: value } : { maxUnavailable: value };
      const holds = (left: number) =>
        keeps ? left >= pods(value, replicas) : replicas - left <= pods(value, replicas);
      const { disruption } = figuresOfFirst(rolling('web', { replicas }), budget('web', spec));
      expect(disruption?.evictions).toBe(evicted(holds, replicas));
    });
    expect(() => fc.assert(property, RUNS)).not.toThrow();
  });

  test.each([
    ['all, without a budget', [], 3],
    [
      'none, of two budgets: the API server answers 500',
      [budget('web', { maxUnavailable: 1 }), budget('web', { maxUnavailable: 2 })],
      0,
    ],
    ['none, of a budget that says nothing', [budget('web', {})], 0],
  ])('let %s', (_, budgets, evictions) => {
    expect(figuresOfFirst(rolling('web', { replicas: 3 }), ...budgets).disruption).toMatchObject({
      evictions,
    });
  });

  test('count as few pods as an autoscaler may leave', () => {
    const web = rolling('web', by('10%', 0));
    const scaled = scaler('web', { minReplicas: 2, maxReplicas: 20 });
    expect(figuresOfFirst(web, scaled, budget('web', { minAvailable: 2 })).disruption?.evictions).toBe(0);
    expect(figuresOfFirst(web, scaled, budget('web', { minAvailable: '50%' })).disruption?.evictions).toBe(1);
  });

  test('leave nothing to a drain while a rollout itself takes the pod that may be missed', () => {
    const one = budget('web', { maxUnavailable: 1 });
    expect(figuresOfFirst(rolling('web', { replicas: 4, ...by(1, 0) }), one).disruption).toEqual({
      budget: true,
      evictions: 1,
      whileRolling: 1,
    });
    expect(figuresOfFirst(rolling('web', { replicas: 4, ...by(0, 1) }), one).disruption).toMatchObject({
      whileRolling: 0,
    });
  });
});
