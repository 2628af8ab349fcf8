import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CHECKS, FLEET_CHECKS } from '../../lib/policy';
import { FAILURE_MODES } from '../../lib/policy/modes';

const severities = new Map([...CHECKS, ...FLEET_CHECKS].map(({ id, severity }) => [id, severity]));
const checked = FAILURE_MODES.filter(({ answer }) => answer === 'checked');
const impossible = FAILURE_MODES.filter(({ answer }) => answer === 'impossible');

describe('the table of failure modes', () => {
  test('names each once, in order and without a gap', () => {
    expect(FAILURE_MODES.map(({ id }) => id)).toEqual(FAILURE_MODES.map((_, index) => `F${index + 1}`));
  });

  test.each(FAILURE_MODES)('$id names a test that is there', ({ test: { file, title } }) => {
    expect(readFileSync(join(__dirname, '../..', file), 'utf8')).toContain(title);
  });

  test.each(checked)('$id is answered by checks that are in the packs', ({ by }) => {
    expect(by).not.toEqual([]);
    expect(by.filter((id) => !severities.has(id))).toEqual([]);
  });

  test.each(checked)('$id is as severe as the checks that answer it', ({ severity, by }) => {
    const asked = by.flatMap((id) => severities.get(id) ?? []);
    expect(asked).toContain(severity);
  });

  test('says of what is impossible that it is never told', () => {
    expect(impossible.filter(({ severity }) => severity !== undefined)).toEqual([]);
  });
});
