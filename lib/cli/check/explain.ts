import type { CheckInfo, FailureMode } from '../../policy';
import { misuse } from '../misuse';
import { hint, typed } from '../near';

/** What a rule is about, by the id that a finding names; one with a hyphen is the platform's `own`. */
export function explain(id: string, own: () => readonly CheckInfo[]): readonly string[] {
  const { CATALOGUE, FAILURE_MODES }: typeof import('../../policy') = require('../../policy');
  const owned = id.includes('-') ? own() : [];
  const check = CATALOGUE.get(id.toUpperCase()) ?? owned.find((rule) => rule.id === id);
  const mode = FAILURE_MODES.find((one) => one.id === id.toUpperCase());
  const said = [
    ...(check === undefined ? [] : checkLines(check)),
    ...(mode === undefined ? [] : modeLines(mode)),
  ];
  if (said.length > 0) return said;
  const ids = [...CATALOGUE.keys(), ...owned.map((rule) => rule.id)];
  return misuse(
    'kube check --explain',
    'the id of a check',
    typed(id, ids),
    hint(id, ids, 'copy the one that a finding names; warnings of props stand in lib/README.md'),
  );
}

const checkLines = ({ id, severity, title, why, fix }: CheckInfo): readonly string[] => [
  `${id} (${severity}): ${title}`,
  `otherwise: ${why}`,
  `do: ${fix}`,
];

const modeLines = ({ id, mistake, by }: FailureMode): readonly string[] => [
  `failure mode ${id}: ${mistake} (found by ${by.join(', ')})`,
];
