import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Freeze, freezeIn, planFreezes, unfreezeIn, withoutOver } from '../../../lib/gitops';
import { inspect } from '../../../lib/kernel';

const CLUSTERS = ['production', 'production-osaka', 'qa'];
const freeze: Freeze = {
  service: 'yashima',
  clusters: ['production', 'production-osaka'],
  from: '2026-11-21T15:30Z',
  until: '2026-11-21T17:30Z',
  reason: 'no: "database" # yet',
  by: 'Alice <alice@example.com>',
};
const NOW = new Date('2026-11-21T16:00Z');

/** What whoever reads the file finds in it. */
const read = (text: string) =>
  inspect('apps/freezes.yaml', (path) => planFreezes(text, { clusters: CLUSTERS }, path));

describe('apps/freezes.yaml', () => {
  test('is made where it is missing, and says who writes it', () => {
    const text = freezeIn(undefined, freeze);
    expect(text).toMatch(
      /^# Pauses of syncs: kube freeze writes them, kube unfreeze takes them away\.\n\n- service: /,
    );
    expect(read(text)).toEqual({ value: [freeze], findings: [] });
  });

  test.each([
    ['an empty file', ''],
    ['a comment', '# nothing yet\n'],
    ['an empty list', '# nothing yet\n[]\n'],
    ['nothing', 'null\n'],
  ])('takes the first pause where there is %s', (_, text) => {
    const written = freezeIn(text, freeze);
    expect(read(written).value).toEqual([freeze]);
    if (text.includes('#')) expect(written).toContain('# nothing yet\n');
  });

  test('keeps comments, order and what it does not know of other pauses', () => {
    const other =
      '# the region moves\n- clusters: [qa] # all of it\n  from: 2026-11-21T15:00Z\n  until: 2026-11-22T15:00Z\n  reason: x\n';
    expect(freezeIn(other, freeze).startsWith(other)).toBe(true);
  });

  test('holds a service in a cluster once: the newest pause is the one', () => {
    const text = freezeIn(freezeIn(undefined, freeze), {
      ...freeze,
      clusters: ['production-osaka'],
      reason: 'new',
    });
    expect(read(text).value).toEqual([
      { ...freeze, clusters: ['production'] },
      { ...freeze, clusters: ['production-osaka'], reason: 'new' },
    ]);
  });

  test('keeps a pause of all services beside that of one', () => {
    const all = { ...freeze, service: undefined };
    expect(read(freezeIn(freezeIn(undefined, all), freeze)).value).toEqual([all, freeze]);
  });

  test('loses what ended a day before another pause begins', () => {
    const next = { ...freeze, service: 'himekuri', from: '2026-11-22T17:30Z', until: '2026-11-22T18:30Z' };
    expect(read(freezeIn(freezeIn(undefined, freeze), next)).value).toEqual([next]);
  });

  test('says that a pause ended now, in those clusters only', () => {
    const text = freezeIn(undefined, freeze);
    const until = '2026-11-21T16:00Z';
    expect(read(unfreezeIn(text, { service: 'yashima', clusters: ['production'] }, NOW)).value).toEqual([
      { ...freeze, clusters: ['production-osaka'] },
      { ...freeze, clusters: ['production'], until },
    ]);
    expect(read(unfreezeIn(text, { service: 'yashima', clusters: CLUSTERS }, NOW)).value).toEqual([
      { ...freeze, until },
    ]);
  });

  test('lets a pause that has just begun go on for its first minute: one without a length is none', () => {
    const text = freezeIn(undefined, { ...freeze, from: '2026-11-21T16:00Z' });
    const [ended] = read(unfreezeIn(text, { service: 'yashima', clusters: CLUSTERS }, NOW)).value;
    expect(ended?.until).toBe('2026-11-21T16:01Z');
  });

  test('lets no pause end later than it would have', () => {
    const text = freezeIn(undefined, { ...freeze, until: '2026-11-21T15:59Z' });
    expect(read(unfreezeIn(text, { service: 'yashima', clusters: CLUSTERS }, NOW)).value[0]?.until).toBe(
      '2026-11-21T15:59Z',
    );
  });

  test('is not touched where nothing has been over for a day', () => {
    const text = "- { clusters: [ qa ],   from: '2026-11-20T15:30Z', until: 2026-11-20T16:01Z, reason: x }\n";
    expect(withoutOver(text, NOW)).toBe(text);
  });

  test('loses what has been over for a day', () => {
    const past = { from: '2026-11-19T16:00Z', until: '2026-11-20T16:00Z' };
    const text = freezeIn(undefined, { ...freeze, ...past });
    expect(read(withoutOver(text, NOW)).value).toEqual([]);
  });

  test('gives every reason and every name back as it was', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(words, words, (reason, by) => {
        const { value } = read(freezeIn(undefined, { ...freeze, reason, by }));
        expect(value).toEqual([{ ...freeze, reason, by }]);
      }),
    );
  });
});
