import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { envOf, GIVEN, variable, wrongWith } from './plans';

/** What Kubernetes makes of a container's own variable: `$$` is `$`, `$(NAME)` the variable if there is one. */
const expanded = (value: string, variables: Readonly<Record<string, string>>): string =>
  value.replace(/\$\$|\$\(([^)]*)\)/g, (found, name: string | undefined) =>
    found === '$$' ? '$' : (variables[name ?? ''] ?? found),
  );

describe('a value put together from others', () => {
  test('stands among the variables of the container, where Kubernetes puts things in', () => {
    const props = { secret: ['PASSWORD'], clear: { URL: 'redis://:$(PASSWORD)@redis' } };
    expect(variable(props, 'URL')?.value).toBe('redis://:$(PASSWORD)@redis');
    expect(envOf(props).data).toEqual({});
  });

  test('stands behind all that it mentions', () => {
    const { variables } = envOf({
      clear: { URL: '$(USER)@$(NODE)', BOTH: '$(URL)$(URL)' },
      field: { NODE: 'spec.nodeName' },
      secret: ['USER'],
    });
    expect(variables.map(({ name }) => name)).toEqual(['USER', 'NODE', 'URL', 'BOTH']);
  });

  test('has plain values put in at once, for Kubernetes looks into no ConfigMap', () => {
    const clear = { HOST: 'db', URL: '$(USER)@$(HOST)' };
    expect(variable({ secret: ['USER'], clear }, 'URL')?.value).toBe('$(USER)@db');
  });

  test.each([
    ['$(TZ)', 'Asia/Tokyo'],
    ['$(PORT)', '3000'],
    ['$(SECRET_KEY_BASE)', '$(SECRET_KEY_BASE)'],
  ])('may mention %s, which the library gives', (value, expected) => {
    expect(variable({ clear: { COPY: value } }, 'COPY', GIVEN)?.value).toBe(expected);
  });

  test.each([
    ['$$(HOME)', '$(HOME)'],
    ['$$$$(HOME)', '$$(HOME)'],
    ['a$$b $c $(date +%s)', 'a$$b $c $(date +%s)'],
  ])('is none where it is %p, which is the text %p', (value, text) => {
    expect(envOf({ clear: { VALUE: value } }).data.VALUE).toBe(text);
  });

  test('keeps every other dollar through the eyes of Kubernetes', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'a$(){}') })
      .filter((piece) => !/\$\(a+\)/.test(`${piece}(a)`));
    const law = (plain: string, end: string) => {
      const clear = { PLAIN: plain, URL: `$(PLAIN)-$(KEY)-${end}` };
      const value = variable({ secret: ['KEY'], clear }, 'URL')?.value ?? '';
      expect(expanded(value, { KEY: 'key', a: 'wrong' })).toBe(`${plain}-key-${end}`);
    };
    fc.assert(fc.property(text, text, law), { seed: 20_260_101, numRuns: 500 });
  });

  test.each([
    [{ A: '$(B)', B: '1' }, 'A', 'B'],
    [{ A: '$(A)' }, 'A', 'A'],
    [{ A: '$(TZ)', TZ: 'Etc/UTC' }, 'A', 'TZ'],
  ])('refuses %p, in which %s mentions what does not stand before it', (clear, name, other) => {
    expect(wrongWith({ clear }, GIVEN)).toEqual([
      `orders/env.clear.${name}: expected variables that stand before it, got $(${other}); declare ${other} above it, or write $$(${other}) for the text itself`,
    ]);
  });
});
