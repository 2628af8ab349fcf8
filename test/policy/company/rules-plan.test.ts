import { describe, expect, test } from '@jest/globals';
import { rule } from '../../../lib';
import { describe as line } from '../../../lib/kernel';
import { CHECKS } from '../../../lib/policy';
import { platformWith } from './platform';

const called = (id: string, more: object = {}) => ({
  ...rule({ id, title: 't', why: 'w', fix: 'f', check: () => undefined }),
  ...more,
});

const refused = (...rules: unknown[]): readonly string[] => platformWith(rules).findings.map(line);

describe('the rules of a platform', () => {
  test.each(['SHOP-1', 'shop-images', 'A-1-b'])('may be called %s', (id) => {
    expect(refused(called(id))).toEqual([]);
  });

  test.each(CHECKS.map(({ id }) => id))('are never called as a check of the library: %s', (id) => {
    expect(refused(called(id))).toEqual([
      `platform.rules.${id}.id: expected an id of its own, got '${id}', which is taken; ` +
        "write the company's name, a hyphen and a number, such as 'SHOP-1'",
    ]);
  });

  test.each(['SHOP1', 'S 1', 'SHOP-', '-1', 'SHOP-1: x', 'F999'])(
    'are never called as a later check of the library may be, or so that nobody can write it: %s',
    (id) => {
      expect(refused(called(id))).toEqual([expect.stringContaining('expected letters, digits and a hyphen')]);
    },
  );

  test('have an id each', () => {
    expect(refused(called('SHOP-1'), called('SHOP-1'))).toEqual([
      expect.stringContaining("expected an id of its own, got 'SHOP-1', which is taken"),
    ]);
  });

  test.each<[string, unknown, string]>([
    ['something else', { id: 'SHOP-1' }, 'platform.rules.SHOP-1: expected a rule'],
    ['nothing', null, 'platform.rules.0: expected a rule'],
    ['one without a title', called('SHOP-1', { title: '' }), 'platform.rules.SHOP-1.title: expected a text'],
    [
      'another severity',
      called('SHOP-1', { severity: 'fatal' }),
      "expected 'error' or 'warning', got 'fatal'",
    ],
  ])('are rules, not %s', (_, given, said) => {
    expect(refused(given)).toEqual([expect.stringContaining(said)]);
  });

  test('are about kinds that there are, as far as anybody knows', () => {
    const about = (kind: string) => ({ ...called('SHOP-1'), kinds: [kind] });
    expect(refused(about('Deploymnt'))).toEqual([
      "platform.rules.SHOP-1.kinds: expected kinds that there are, got 'Deploymnt'; did you mean 'Deployment'?",
    ]);
    expect(refused(about('Deployment'))).toEqual([]);
    expect(refused(about('Tenant.example.com'))).toEqual([]);
  });

  test('are a list', () => {
    const { findings, rules } = platformWith(called('SHOP-1') as unknown as unknown[]);
    expect(findings.map(line)).toEqual([expect.stringContaining('platform.rules: expected a list of rules')]);
    expect(rules).toEqual([]);
  });

  test('that are refused are not asked', () => {
    expect(platformWith([called('C1'), called('SHOP-1')]).rules?.map(({ id }) => id)).toEqual(['SHOP-1']);
  });
});
