import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClearValue } from '../../lib/config';
import { envOf, wrongWith } from './plans';

const RUNS = { seed: 20_260_101, numRuns: 300 };
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);

describe('a clear value', () => {
  test.each<[ClearValue, string]>([
    ['', ''],
    [0, '0'],
    [-0, '0'],
    [false, 'false'],
    [true, 'true'],
    [0.1, '0.1'],
    [9_007_199_254_740_991, '9007199254740991'],
    ['08', '08'],
    ['null', 'null'],
    ['two\nlines', 'two\nlines'],
  ])('%p is the text %p in the ConfigMap', (value, text) => {
    expect(envOf({ clear: { VALUE: value } }).data.VALUE).toBe(text);
  });

  test('reaches the ConfigMap whatever it is called, every zero, false and empty string included', () => {
    const value = fc.constantFrom<ClearValue>(0, false, '');
    const law = (clear: Record<string, ClearValue>) =>
      expect(new Map(Object.entries(envOf({ clear }).data))).toEqual(
        new Map(Object.entries(clear).map(([key, given]) => [key, String(given)])),
      );
    fc.assert(fc.property(fc.dictionary(name, value), law), RUNS);
  });

  test('that is any text without a mention stays as it was', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a$(){} "\n') });
    const law = (value: string) => expect(envOf({ clear: { VALUE: value } }).data.VALUE).toBe(value);
    fc.assert(
      fc.property(
        text.filter((value) => !/\$\(a+\)/.test(value)),
        law,
      ),
      RUNS,
    );
  });

  test.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [Number.MAX_SAFE_INTEGER + 1, '9007199254740992'],
    // what JavaScript may pass, though it does not compile
    [null, 'null'],
    [undefined, 'undefined'],
    [{ nested: 'pass' }, 'object'],
    [10n, 'bigint'],
  ])('refuses %p', (value, got) => {
    const clear = { VALUE: value as ClearValue }; // most of them are none, which is the point
    expect(wrongWith({ clear })).toEqual([
      `orders/env.clear.VALUE: expected a string, a boolean or a number of plain digits, got ${got}; write it as a string, or leave it out`,
    ]);
  });

  test('refuses a name that no shell can say', () => {
    expect(wrongWith({ clear: { 'MY-VAR': 1 } })).toEqual([
      "orders/env.clear.MY-VAR: expected a variable's name of letters, digits and '_', no digit first, got something else; rename the variable; never write a value here",
    ]);
  });
});
