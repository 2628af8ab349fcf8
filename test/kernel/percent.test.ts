import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type CountOrPercent,
  checkCountOrPercent,
  isNone,
  percentOf,
  surgePods,
  unavailablePods,
} from '../../lib/kernel';
import { messagesOf } from './messages';

const RUNS = { seed: 20_260_101, numRuns: 500 };
const share = fc.integer({ min: 0, max: 300 });
const replicas = fc.integer({ min: 0, max: 2000 });

/** The fewest pods of which `percent` of `all` is no part, by trying. */
function roundedUp(percent: number, all: number): number {
  let pods = 0;
  while (pods * 100 < percent * all) pods += 1;
  return pods;
}

/** The most pods that are within `percent` of `all`, by trying. */
function roundedDown(percent: number, all: number): number {
  let pods = 0;
  while ((pods + 1) * 100 <= percent * all) pods += 1;
  return pods;
}

describe('a share of pods', () => {
  test.each([
    [1, 1, 0],
    [4, 1, 0],
    [10, 1, 1],
    [11, 2, 1],
    [0, 0, 0],
  ])("'10%%' of %p pods is %p as maxSurge and %p as maxUnavailable", (all, surge, unavailable) => {
    expect([surgePods('10%', all), unavailablePods('10%', all)]).toEqual([surge, unavailable]);
  });

  test('is rounded up as maxSurge, however many pods there are', () => {
    const law = (percent: number, all: number) =>
      expect(surgePods(`${percent}%`, all)).toBe(roundedUp(percent, all));
    fc.assert(fc.property(share, replicas, law), RUNS);
  });

  test('is rounded down as maxUnavailable, however many pods there are', () => {
    const law = (percent: number, all: number) =>
      expect(unavailablePods(`${percent}%`, all)).toBe(roundedDown(percent, all));
    fc.assert(fc.property(share, replicas, law), RUNS);
  });

  test('is itself where it is a count', () => {
    expect([surgePods(0, 7), surgePods(3, 1), unavailablePods(2, 1)]).toEqual([0, 3, 2]);
  });

  test.each<[CountOrPercent, boolean]>([
    [0, true],
    ['0%', true],
    ['00%', true],
    [1, false],
    ['1%', false],
  ])('%p is none: %p', (value, none) => {
    expect(isNone(value)).toBe(none);
  });

  test.each([-1, 1.5, 1e21, Number.NaN, '10.5%', '-5%', '1e1%', '10'])('refuses %p', (wrong) => {
    const shown = typeof wrong === 'string' ? `'${wrong}'` : String(wrong);
    const value = wrong as CountOrPercent; // what does not compile may come all the same
    expect(messagesOf((path) => checkCountOrPercent(value, path.at('maxSurge')))).toEqual([
      `orders/web.maxSurge: expected a count of pods (0 or more) or a share such as '10%', got ${shown}; use a whole number`,
    ]);
  });

  test('that is none has no number', () => {
    expect(percentOf('%' as `${number}%`)).toBeNaN(); // a text that the compiler has not seen
  });
});
