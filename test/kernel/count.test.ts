import { describe, expect, test } from '@jest/globals';
import { checkCount, checkPort } from '../../lib/kernel';
import { messagesOf } from './messages';

describe('a count', () => {
  test.each([0, -0, 1, 2_147_483_647])('may be %p', (count) => {
    expect(messagesOf((path) => checkCount(count, path))).toEqual([]);
  });

  test.each([
    [-1, 'a whole number, 0 or more, got -1'],
    [1.5, 'a whole number, 0 or more, got 1.5'],
    [Number.NaN, 'a whole number, 0 or more, got NaN'],
    [1e21, 'a whole number, from 0 to 2147483647, got 1e+21'],
    [2_147_483_648, 'a whole number, from 0 to 2147483647, got 2147483648'],
    [Number.POSITIVE_INFINITY, 'a whole number, from 0 to 2147483647, got Infinity'],
  ])('refuses %p', (count, wrong) => {
    expect(messagesOf((path) => checkCount(count, path))).toEqual([
      `orders/web: expected ${wrong}; use a whole number in that range`,
    ]);
  });

  test('refuses what lies below a range of its own, and says where the range begins', () => {
    expect(messagesOf((path) => checkCount(0, path, { from: 1 }))).toEqual([
      'orders/web: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ]);
  });

  test('says whether it is one, so that what follows from it can be left out', () => {
    const answers: boolean[] = [];
    messagesOf((path) => answers.push(checkCount(2, path), checkCount(-2, path)));
    expect(answers).toEqual([true, false]);
  });
});

describe('a port', () => {
  test.each([1, 80, 65_535])('may be %p', (port) => {
    expect(messagesOf((path) => checkPort(port, path))).toEqual([]);
  });

  test.each([0, 65_536, 80.5, Number.NaN])('refuses %p', (port) => {
    expect(messagesOf((path) => checkPort(port, path))).toEqual([
      `orders/web: expected a whole number, from 1 to 65535, got ${port}; use a whole number in that range`,
    ]);
  });
});
