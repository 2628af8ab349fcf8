import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FAILURE_MODES } from '../../lib/policy';
import { isWarning, saidBy } from './mutants';
import { MUTANTS } from './mutants/index';

describe('the table of failure modes', () => {
  test('names each once, in order and without a gap', () => {
    expect(FAILURE_MODES.map(({ id }) => id)).toEqual(
      Array.from({ length: 61 }, (_, index) => `F${index + 1}`),
    );
  });

  test.each(FAILURE_MODES)('$id names the file in which its mistake stands', ({ test: { file, title } }) => {
    expect(readFileSync(join(__dirname, '../..', file), 'utf8')).toContain(title);
  });

  test.each(FAILURE_MODES)('$id is answered by checks of the packs', ({ by }) => {
    expect(by).not.toEqual([]);
    expect(by.filter((id) => MUTANTS[id] === undefined)).toEqual([]);
  });

  test.each(FAILURE_MODES)(
    '$id is as severe as its mistake is found to be',
    ({ severity, by, test: { title } }) => {
      const said = by.flatMap((id) => {
        const [mutant] = MUTANTS[id]?.caught[title] ?? [];
        return mutant === undefined ? [] : saidBy(id, mutant);
      });
      expect(said.map((line) => (isWarning(line) ? 'warning' : 'error'))).toContain(severity);
    },
  );
});
