import { describe, expect, test } from '@jest/globals';
import { Duration as Cdk8sDuration } from 'cdk8s';
import { checkedSeconds, type Duration, inspect, seconds } from '../../lib/kernel';
import { messagesOf } from './messages';

describe('a duration', () => {
  test.each<[Duration, number]>([
    ['0s', 0],
    ['30s', 30],
    ['15m', 900],
    ['1.5h', 5400],
    ['2d', 172_800],
    [Cdk8sDuration.minutes(2), 120],
  ])('%p is %p seconds', (duration, expected) => {
    expect(seconds(duration)).toBe(expected);
  });

  test.each<[unknown, string]>([
    [10, '10'],
    ['500ms', "'500ms'"],
    // the type admits what JavaScript reads as a number
    ['1e3s', "'1e3s'"],
    ['-5s', "'-5s'"],
    ['0.5s', "'0.5s'"],
    [Cdk8sDuration.millis(1500), '1.5s'],
  ])('refuses %p without throwing', (value, got) => {
    const duration = value as Duration; // what does not compile may come all the same
    expect(messagesOf((path) => checkedSeconds(duration, path.at('minReady')))).toEqual([
      `orders/web.minReady: expected a duration in whole seconds, 0s or more, got ${got}; write it as '30s', '15m' or '1h'`,
    ]);
  });

  test('refuses more seconds than Kubernetes holds', () => {
    expect(messagesOf((path) => checkedSeconds('30000d', path))).toEqual([
      "orders/web: expected a duration in whole seconds, from 0s to 2147483647s, got '30000d'; write it as '30s', '15m' or '1h'",
    ]);
  });

  test('goes on with its lower bound, or with what its caller prefers', () => {
    const instead = (options: { from: number; fallback?: number }) =>
      inspect('', (path) => checkedSeconds('0s', path, options)).value;
    expect([instead({ from: 1 }), instead({ from: 1, fallback: 30 })]).toEqual([1, 30]);
  });
});
