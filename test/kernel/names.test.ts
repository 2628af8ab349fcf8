import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CRON_JOB_LENGTH,
  checkName,
  isDnsLabel,
  isDnsSubdomain,
  isHostName,
  isLabelValue,
  kebabCase,
  labelsOf,
  selectorOf,
} from '../../lib/kernel';
import { messagesOf } from './messages';

const LONG = 'a'.repeat(64);

describe('a name', () => {
  test.each([
    ['Yashima', 'yashima'],
    ['OrderHistory', 'order-history'],
    ['APIGateway', 'api-gateway'],
    ['S3Sync', 's3-sync'],
    ['already-kebab', 'already-kebab'],
  ])('%s is %s in kebab case', (name, expected) => {
    expect(kebabCase(name)).toBe(expected);
  });

  test.each(['a', '1st', 'a-b', 'a'.repeat(63)])('may be %s', (name) => {
    expect(messagesOf((path) => checkName(name, path))).toEqual([]);
  });

  test.each(['', 'A', 'a_b', '-a', 'a-', 'a.b', 'あ'])("refuses '%s'", (name) => {
    expect(messagesOf((path) => checkName(name, path.at('name')))).toEqual([
      `orders/web.name: expected a name of lower-case letters, digits and '-', 63 characters at most, got '${name}'; choose a shorter or simpler name`,
    ]);
  });

  test.each([
    [63, LONG],
    [CRON_JOB_LENGTH, 'b'.repeat(53)],
  ])('refuses more than %p characters and says how many there are', (length, name) => {
    expect(messagesOf((path) => checkName(name, path, length))).toEqual([
      `orders/web: expected a name of lower-case letters, digits and '-', ${length} characters at most, got '${name}' (${name.length} characters); choose a shorter or simpler name`,
    ]);
  });

  test.each([
    ['a.b-c.d', true],
    [`${'a'.repeat(60)}.`.repeat(4) + 'a'.repeat(9), true],
    [`${'a'.repeat(60)}.`.repeat(4) + 'a'.repeat(10), false],
    ['a..b', false],
    ['.a', false],
    ['a_b', false],
  ])('%s with dots is one: %p', (name, valid) => {
    expect(isDnsSubdomain(name)).toBe(valid);
  });

  test.each([
    ['shop.example.com', true],
    ['*.example.com', true],
    ['localhost', true],
    ['10.0.0.1', false],
    ['*.10.0.0.1', false],
    ['fd00::1', false],
    ['*', false],
    ['Shop.example.com', false],
    ['shop.example.com:443', false],
  ])('%s is a host: %p', (name, valid) => {
    expect(isHostName(name)).toBe(valid);
  });

  test('that is a DNS label is a label value too', () => {
    const label = fc
      .string({ unit: fc.constantFrom(...'az09-_.A'), maxLength: 70 })
      .filter((text) => isDnsLabel(text));
    fc.assert(
      fc.property(label, (name) => expect(isLabelValue(name)).toBe(true)),
      { seed: 20_260_101, numRuns: 200 },
    );
  });
});

describe('labels', () => {
  test.each([
    ['', true],
    ['v1.2_3-x', true],
    ['a'.repeat(63), true],
    [LONG, false],
    ['-a', false],
    ['a-', false],
    ['a/b', false],
    ['a\n', false],
  ])('%p is a value of one: %p', (value, valid) => {
    expect(isLabelValue(value)).toBe(valid);
  });

  test('carry the version only where there is one', () => {
    const labels = labelsOf({ service: 'orders', component: 'web', version: 'v1' });
    expect(labels['app.kubernetes.io/version']).toBe('v1');
    expect(labelsOf({ service: 'orders' })).not.toHaveProperty(['app.kubernetes.io/version']);
  });

  test('that select are exactly name and component', () => {
    expect(selectorOf({ service: 'orders', component: 'web' })).toEqual({
      'app.kubernetes.io/name': 'orders',
      'app.kubernetes.io/component': 'web',
    });
  });
});
