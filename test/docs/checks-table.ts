import { type CheckInfo, PACKS } from '../../lib/policy';
import { markdownTable } from './markdown-table';
import { mutantsFileOf } from './mutants-file';

const HEAD = ['id', 'what holds', 'usually', 'why', 'what to do'];

/** All packs, a heading and a table each; an id leads to what shows that its check is needed. */
export const checksTable = (): string =>
  PACKS.map(
    ({ name, question, checks }) => `### ${name}: ${question}\n\n${markdownTable(HEAD, checks.map(row))}`,
  ).join('\n\n');

const row = ({ id, title, severity, why, fix }: CheckInfo): readonly string[] => [
  `[${id}](../../${mutantsFileOf(id)})`,
  title,
  severity,
  why,
  fix,
];
