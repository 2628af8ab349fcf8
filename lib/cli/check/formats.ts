import { counted } from '../../kernel';
import type { Accent, Figures, Group, Located } from '../../policy';
import type { Acknowledged, Drift } from '../../synth';
import { version } from '../version';
import type { StaleFile } from './check-fleet';

/** What a check found, wherever it looked. */
export interface Outcome {
  readonly groups: readonly Group[];
  /** Whether dist was compared too. */
  readonly dist: boolean;
  readonly stale: readonly StaleFile[];
  /** What charts allow themselves. */
  readonly acknowledged: readonly Acknowledged[];
  /** What rollouts, databases and quotas come to. */
  readonly figures: () => Figures;
  /** Which of them a person is told: those of a large fleet would hide what is wrong. */
  readonly told: () => Figures;
  /** Where environments differ; undefined where nobody asks. */
  readonly drift?: readonly Drift[];
  /** What was looked at: `4 services in 4 clusters`. */
  readonly looked: string;
}

/** Writes what was found, a line after the other. */
export type Format = (outcome: Outcome, accent: Accent | undefined) => readonly string[];

const FOUND = { missing: 'no file', old: 'an older one', surplus: 'a file that nothing gives' } as const;

const staleLine = ({ path, is }: StaleFile): string =>
  `${path}: expected what the charts give, got ${FOUND[is]}; run 'kube synth'`;

const all = ({ groups }: Outcome): readonly Located[] => groups.flatMap(({ findings }) => findings);

const policy = (): typeof import('../../policy') => require('../../policy');

/** What is wrong stands last, next to whoever asked. */
const text: Format = (outcome, accent) => [
  ...policy().figureLines(outcome.told()),
  ...driftLines(outcome),
  ...policy().peopleLines(outcome.groups, accent),
  ...outcome.stale.map(staleLine),
  summary(outcome),
];

function driftLines({ drift }: Outcome): readonly string[] {
  if (drift === undefined) return [];
  const synth: typeof import('../../synth') = require('../../synth');
  return synth.driftLines(drift);
}

function summary(outcome: Outcome): string {
  const findings = all(outcome);
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const counts = [
    counted(errors, 'error'),
    counted(findings.length - errors, 'warning'),
    ...(outcome.dist ? [`${counted(outcome.stale.length, 'file')} of dist not fresh`] : []),
  ];
  return `${outcome.looked}: ${counts.join(', ')}`;
}

const json: Format = (outcome) => {
  const { stale, acknowledged, drift } = outcome;
  const findings = all(outcome).map(policy().jsonOf);
  const figures = outcome.figures();
  return [JSON.stringify({ findings, stale, acknowledged, figures, drift }, undefined, 2)];
};

const sarif: Format = (outcome) => [JSON.stringify(policy().sarifOf(all(outcome), version()), undefined, 2)];

const github: Format = (outcome) => [
  ...all(outcome).map(policy().githubLine),
  ...outcome.stale.map((file) => `::error file=${file.path},title=stale::${staleLine(file)}`),
  summary(outcome),
];

/** What charts allow themselves and why, instead of what is wrong. */
export const acknowledgedLines = ({ acknowledged }: Outcome): readonly string[] =>
  acknowledged.map(({ construct, id, reason }) => `${construct}: ${id}: ${reason}`);

/** By the name that is typed. */
export const FORMATS = { text, json, sarif, github } as const satisfies Record<string, Format>;
