import { FAILURE_MODES, type FailureMode } from '../../lib/policy';
import { markdownTable } from './markdown-table';

const HEAD = ['id', 'mistake', 'answer', 'by', 'usually', 'shown by'];

/** Every failure mode: whether it cannot be written or is found, and the test that shows it. */
export const modesTable = (): string => markdownTable(HEAD, FAILURE_MODES.map(row));

const row = ({ id, mistake, answer, by, severity, test }: FailureMode): readonly string[] => [
  id,
  mistake,
  answer,
  by.join(', '),
  severity ?? '',
  `[${test.title}](../../${test.file})`,
];
