import { describe, expect, test } from '@jest/globals';
import { CHANGE_CHECKS, CHECKS, FLEET_CHECKS } from '../../lib/policy';
import { isWarning, saidBy } from './mutants';
import { MUTANTS } from './mutants/index';

const all = Object.entries(MUTANTS);
const caught = all.flatMap(([id, mutants]) =>
  Object.entries(mutants.caught).map(([title, [mutant, said]]) => ({ id, title, mutant, said })),
);
const spared = all.flatMap(([id, mutants]) =>
  Object.entries(mutants.spared).map(([title, nearMiss]) => ({ id, title, nearMiss })),
);

describe('a check', () => {
  test.each(caught)('$id catches: $title', ({ id, mutant, said }) => {
    expect(saidBy(id, mutant)).toContainEqual(expect.stringContaining(said));
  });

  test.each(spared)('$id leaves alone: $title', ({ id, nearMiss }) => {
    expect(saidBy(id, nearMiss)).toEqual([]);
  });

  test.each(caught)('$id is needed to catch: $title', ({ id, mutant, said }) => {
    expect(mutant(id).filter((line) => line.includes(said))).toEqual([]);
  });
});

describe('the packs', () => {
  const checks = [...CHECKS, ...FLEET_CHECKS, ...CHANGE_CHECKS];

  test('have no id twice', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  test.each(checks)('show a mistake and a near miss of $id', ({ id }) => {
    const { caught = {}, spared = {} } = MUTANTS[id] ?? {};
    expect([Object.keys(caught).length, Object.keys(spared).length]).not.toContain(0);
  });

  test.each(checks)('$id is $severity for one of its mistakes', ({ id, severity }) => {
    const said = Object.values(MUTANTS[id]?.caught ?? {}).flatMap(([mutant]) => saidBy(id, mutant));
    expect(said.map((line) => (isWarning(line) ? 'warning' : 'error'))).toContain(severity);
  });
});
