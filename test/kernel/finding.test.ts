import { describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { type Finding, InvalidProps, inspect, describe as inWords, show, Words } from '../../lib/kernel';
import { SHAPES } from './secrets';

const finding = (path: string, more: Partial<Finding> = {}): Finding => ({
  path,
  expected: 'more',
  got: '0',
  fix: 'raise it',
  severity: 'error',
  ...more,
});

describe('a finding', () => {
  test.each<[Partial<Finding>, string]>([
    [{}, 'orders: expected more, got 0; raise it'],
    [{ id: 'F1' }, 'orders: F1: expected more, got 0; raise it'],
    [{ id: 'F1', severity: 'warning' }, 'orders: warning F1: expected more, got 0; raise it'],
  ])('with %p reads path first, then expected, got and fix', (more, line) => {
    expect(inWords(finding('orders', more))).toBe(line);
  });

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', "''"],
    [0, '0'],
    [Number.NaN, 'NaN'],
    [10n, '10'],
    [false, 'false'],
    [['a'], '["a"]'],
    [() => 1, 'a function'],
    [Symbol('s'), 'Symbol(s)'],
    ['two\nlines \u001b[31m', "'two\\nlines \\x1b[31m'"],
    [[10n], 'an object'],
    ['x'.repeat(100), `'${'x'.repeat(76)}...`],
  ])('shows %p on one line', (value, text) => {
    expect(show(value)).toBe(text);
  });

  test('shows a construct, which refers to itself, without throwing', () => {
    expect(show(new Chart(new App(), 'orders'))).toBe('an object');
  });
});

describe('a secret is in no line', () => {
  const RUNS = { seed: 20_260_101, numRuns: 300 };

  test.each(['path', 'expected', 'got', 'fix'] as const)('from %s', (field) => {
    const law = ({ text, secret }: { text: string; secret: string }) =>
      expect(inWords(finding('orders', { [field]: `a ${text}, b` }))).not.toContain(secret);
    fc.assert(fc.property(SHAPES, law), RUNS);
  });

  const disguise = fc.constantFrom<(text: string) => unknown>(
    (text) => text,
    (text) => [`two\nlines\n${text}`],
    (text) => ({ inner: { list: [text] } }),
    (text) => `${'x'.repeat(50)} ${text}`,
  );

  test('where a value is shown, however deep inside and wherever it is cut', () => {
    const law = ({ text, secret }: { text: string; secret: string }, hide: (text: string) => unknown) =>
      expect(show(hide(text))).not.toContain(secret.slice(0, 12));
    fc.assert(fc.property(SHAPES, disguise, law), RUNS);
  });

  test('where it is one by the name of its field alone', () => {
    expect(show({ user: 'app', db_password: 'hunter2' })).toBe('{"user":"app","db_password":…}');
  });
});

describe('a path', () => {
  test('names the property, the index and the part that a finding is about', () => {
    const { findings } = inspect('orders', (path) => path.part('web').at('hosts').at(0).refuse('a', 1, 'b'));
    expect(findings[0]?.path).toBe('orders/web.hosts.0');
  });

  test('gives the plan beside what is wrong with it', () => {
    const { value, findings } = inspect('orders', (path) => {
      path.refuse('more', 0, 'raise it');
      return 'a usable plan';
    });
    expect([value, findings.length]).toEqual(['a usable plan', 1]);
  });

  test('says words in place of a value that must not be shown', () => {
    const { findings } = inspect('orders', (path) =>
      path.warn('F39', 'none', new Words('a secret'), 'move it'),
    );
    expect(findings[0]).toMatchObject({ got: 'a secret', severity: 'warning', id: 'F39' });
  });
});

describe('the one error', () => {
  test('says everything that is wrong, a line each, sorted', () => {
    expect(new InvalidProps([finding('b'), finding('a')]).message).toBe(
      'a: expected more, got 0; raise it\nb: expected more, got 0; raise it',
    );
  });
});
