import { describe, expect, test } from '@jest/globals';
import { amountOf, amountText } from '../../../lib/policy/figures/amount';

describe('an amount', () => {
  test.each([
    ['100m', 100],
    ['0.1', 100],
    ['0.3', 300],
    ['2', 2000],
    [2, 2000],
    [0, 0],
    ['.5', 500],
    ['1.', 1000],
    ['1e3', 1_000_000],
    ['1E3', 1_000_000],
    ['1E', 1e21],
    ['1k', 1_000_000],
    ['1Ki', 1_024_000],
    ['1.5Gi', 1.5 * 2 ** 30 * 1000],
    ['100n', 1],
    ['1500u', 2],
  ])('%s is so many thousandths', (text, thousandths) => {
    expect(amountOf(text)).toBe(thousandths);
  });

  test.each([
    '',
    'Gi',
    '1 Gi',
    '1gi',
    '-1',
    'NaN',
    '1e',
    '1mi',
    '1..2',
    undefined,
    null,
    true,
    {},
    [],
    ['1'],
  ])('%s is none', (value) => {
    expect(amountOf(value)).toBeUndefined();
  });

  test.each([
    ['requests.memory', 768 * 2 ** 20 * 1000, '768Mi'],
    ['memory', 64 * 2 ** 30 * 1000, '64Gi'],
    ['requests.memory', 1000, '1Mi'],
    ['requests.cpu', 250, '250m'],
    ['requests.cpu', 2000, '2'],
    ['pods', 12_000, '12'],
  ])('of %s is written as people do', (resource, thousandths, text) => {
    expect(amountText(resource, thousandths)).toBe(text);
  });
});
