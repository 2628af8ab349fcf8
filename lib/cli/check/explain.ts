import type { CheckInfo } from '../../policy';
import { misuse } from '../misuse';
import { hint, typed } from '../near';

/** What a rule is about, by the id that a finding names; one with a hyphen is the platform's `own`. */
export function explain(id: string, own: () => readonly CheckInfo[]): readonly string[] {
  const { CATALOGUE }: typeof import('../../policy') = require('../../policy');
  const owned = id.includes('-') ? own() : [];
  const check = CATALOGUE.get(id.toUpperCase()) ?? owned.find((rule) => rule.id === id);
  if (check !== undefined) return lines(check);
  const ids = [...CATALOGUE.keys(), ...owned.map((rule) => rule.id)];
  return misuse(
    'kube check --explain',
    'the id of a check',
    typed(id, ids),
    hint(id, ids, 'copy the one that a finding names'),
  );
}

const lines = ({ id, severity, title, why, fix }: CheckInfo): readonly string[] => [
  `${id} (${severity}): ${title}`,
  `otherwise: ${why}`,
  `do: ${fix}`,
];
