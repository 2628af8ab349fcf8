import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { planTombstones, retireIn, type Tombstone } from '../../../lib/gitops';
import { inspect, record } from '../../../lib/kernel';

const TEXT = '# what runs where\nproduction: 0123456 # a tag\nqa: { tag: v1, note: "1.0" }\n';
const kept: Tombstone = { reason: 'moved to himekuri', data: 'kept' };

const tombstonesIn = (text: string) =>
  inspect('apps/yashima/releases.yaml', (path) =>
    planTombstones(
      record(parse(text, { schema: 'failsafe' })).retired,
      { environments: ['production', 'qa'], clusters: ['production', 'production-osaka', 'qa'] },
      path,
    ),
  );

describe('a tombstone', () => {
  test('is written below what the file says already, which stays as it is', () => {
    expect(retireIn(TEXT, { key: 'qa', covered: ['qa'] }, kept)).toBe(
      `${TEXT}retired:\n  qa: moved to himekuri\n`,
    );
  });

  test('says in as many words that data are deleted', () => {
    const text = retireIn(TEXT, { key: 'qa', covered: ['qa'] }, { ...kept, data: 'deleted' });
    expect(text).toContain('\n  qa: { reason: moved to himekuri, data: deleted }\n');
  });

  test('takes the place of the one before, and leaves those of others with their comments', () => {
    const text = `${TEXT}retired:\n  # ask Bob\n  production: gone\n  qa: x\n`;
    const written = retireIn(text, { key: 'qa', covered: [] }, kept);
    expect(written).toBe(`${TEXT}retired:\n  # ask Bob\n  production: gone\n  qa: moved to himekuri\n`);
  });

  test('of an environment is the only one of its clusters', () => {
    const one = retireIn(TEXT, { key: 'production-osaka', covered: [] }, kept);
    const all = retireIn(one, { key: 'production', covered: ['production', 'production-osaka'] }, kept);
    expect(tombstonesIn(all)).toEqual({ value: new Map([['production', kept]]), findings: [] });
  });

  test('stands alone in an empty file', () => {
    expect(retireIn('', { key: 'qa', covered: [] }, kept)).toBe('retired:\n  qa: moved to himekuri\n');
  });

  test('gives every reason back as it was', () => {
    const reasons = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    const data = fc.constantFrom('kept' as const, 'deleted' as const);
    fc.assert(
      fc.property(reasons, data, (reason, data) => {
        const { value } = tombstonesIn(retireIn(TEXT, { key: 'qa', covered: [] }, { reason, data }));
        expect(value?.get('qa')).toEqual({ reason, data });
      }),
    );
  });
});
