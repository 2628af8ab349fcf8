import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Manifest, quantityOf } from '../../../lib/kernel';
import { object } from '../objects';
import { changed } from './changed';
import { ROWS } from './table';

const KINDS = [...new Set(ROWS.map(({ before }) => before))];

/** An object of a kind that something lasts in, with anything in it. */
const odd = fc
  .tuple(
    fc.constantFrom(...KINDS),
    fc.dictionary(fc.constantFrom('spec', 'data', 'type', 'roleRef'), fc.jsonValue()),
  )
  .map(([{ apiVersion, kind, metadata }, fields]): Manifest => ({ apiVersion, kind, metadata, ...fields }));

describe('the checks of changes', () => {
  test('say nothing where nothing changes', () => {
    const all = ROWS.flatMap(({ before, after }) => [before, after]);
    const lines = all.flatMap((one) => changed([one], [JSON.parse(JSON.stringify(one))])());
    expect(lines).toEqual([]);
  });

  test('answer whatever they meet and never throw', () => {
    const property = fc.property(odd, odd, (one, other) => {
      const named = { ...other, apiVersion: one.apiVersion, kind: one.kind, metadata: one.metadata };
      return Array.isArray(changed([one], [named])());
    });
    expect(() => fc.assert(property, { numRuns: 500 })).not.toThrow();
  });

  test('show no value of a Secret, a variable or an argument', () => {
    const value = 'open-sesame-4711';
    const job = (container: object) =>
      object('Job/web', { spec: { template: { spec: { containers: [{ name: 'app', ...container }] } } } });
    const lines = [
      changed(
        [object('Secret/a', { immutable: true, data: { a: value } })],
        [object('Secret/a', { immutable: true })],
      ),
      changed([job({ env: [{ name: 'MODE', value }] })], [job({ env: [{ name: 'MODE', value: '1' }] })]),
      changed([job({ args: [value] })], [job({ args: ['other'] })]),
      changed([job({ env: [{ name: 'MODE', value }] })], [job({})]),
    ].flatMap((said) => said());
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toContain(value);
  });
});

describe('an amount', () => {
  test.each([
    ['1Gi', '1024Mi'],
    ['1', 1],
    ['1000m', '1'],
    ['1.5Gi', '1536Mi'],
    ['1e3', '1k'],
    ['2G', '2000M'],
  ])('%s is %s', (one, other) => {
    expect(quantityOf(one)).toBe(quantityOf(other));
  });

  test.each(['', '1Gib', 'Gi', '1 Gi', undefined])('is not %s', (text) => {
    expect(quantityOf(text)).toBe(Number.NaN);
  });
});
