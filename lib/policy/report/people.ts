import { counted, describe, type Finding } from '../../kernel';
import type { Located } from './located';

/** How words stand out; nothing does where nobody looks at a terminal. */
export interface Accent {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly heading: (text: string) => string;
}

const PLAIN: Accent = { error: (text) => text, warning: (text) => text, heading: (text) => text };

/** A group of findings: a service, or all of them. */
export interface Group {
  readonly name: string;
  readonly findings: readonly Located[];
}

/** Findings as a person reads them: a block a group, errors first, a line a finding. */
export const peopleLines = (groups: readonly Group[], accent: Accent = PLAIN): readonly string[] =>
  groups.flatMap(({ name, findings }) => [
    accent.heading(`${name}: ${countOf(findings)}`),
    ...findings.toSorted(bySeverity).map((located) => `  ${lineOf(located, accent)}`),
  ]);

/** `2 errors, 1 warning`. */
export function countOf(findings: readonly Located[]): string {
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return counts.join(', ');
}

const bySeverity = (one: Located, other: Located): number =>
  rank(one.finding) - rank(other.finding) || compare(describe(one.finding), describe(other.finding));

const rank = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1);

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function lineOf({ finding, also }: Located, accent: Accent): string {
  const from = finding.where?.construct === undefined ? '' : ` (from ${partOf(finding.where.construct)})`;
  const clusters = also.length === 0 ? '' : ` (also in ${also.join(', ')})`;
  return `${accent[finding.severity](describe(finding))}${from}${clusters}`;
}

/** Below the chart, which the line begins with. */
const partOf = (construct: string): string => construct.split('/').slice(1).join('/');
