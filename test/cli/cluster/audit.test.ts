import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { auditAnnotations, auditMessage } from '../../../lib/cli/cluster/audit-spec';
import { namesWithin, shortened } from '../../../lib/cli/cluster/within-bytes';

const when = new Date('2026-01-02T03:04:05Z');
const key = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,80}$/);
const anyChange = fc
  .dictionary(key, fc.option(fc.uint8Array(), { nil: undefined }), { minKeys: 1, maxKeys: 200 })
  .map((keys) => new Map(Object.entries(keys).map(([name, value]) => [name, value && Buffer.from(value)])));
const audit = fc.record({
  who: fc.string({ unit: 'grapheme', maxLength: 300 }),
  when: fc.constant(when),
  why: fc.string({ unit: 'grapheme', maxLength: 2000 }),
});

describe('what a change leaves', () => {
  test('fits into an Event, whoever changes however much', () => {
    fc.assert(
      fc.property(anyChange, audit, (change, said) => {
        expect(Buffer.byteLength(auditMessage(change, said))).toBeLessThanOrEqual(1024);
      }),
    );
  });

  test('is far smaller than what all annotations may have', () => {
    fc.assert(
      fc.property(anyChange, audit, (change, said) => {
        const all = Object.entries(auditAnnotations(change, said)).join('');
        expect(Buffer.byteLength(all)).toBeLessThan(16 * 1024);
      }),
    );
  });

  test('names what was set and what was removed', () => {
    const change = new Map([
      ['B', Buffer.from('2')],
      ['C', undefined],
      ['A', Buffer.from('')],
    ]);
    expect(auditMessage(change, { who: 'alice', when, why: 'moved' })).toBe(
      'alice set A, B and removed C: moved',
    );
    expect(auditMessage(change, { who: 'alice', when, why: '' })).toBe('alice set A, B and removed C');
  });
});

describe('a text of so many bytes', () => {
  test('is the beginning of what was given, in whole characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.integer({ min: 3, max: 60 }),
        (text, bytes) => {
          const cut = shortened(text, bytes);
          expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes);
          expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
          expect(cut.isWellFormed()).toBe(text.isWellFormed());
        },
      ),
    );
  });

  test('has whole names, and counts the others', () => {
    expect(namesWithin(['A', 'B'], 4)).toBe('A, B');
    expect(namesWithin(['LONGER_NAME', 'B', 'C_AND_MORE'], 22)).toBe('LONGER_NAME and 2 more');
    expect(namesWithin(['LONGER_NAME', 'B', 'C_AND_MORE'], 21)).toBe('3 keys');
  });
});
