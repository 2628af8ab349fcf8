import { FAILURE_MODES, type FailureMode } from '../../lib/policy';
import { markdownTable } from './markdown-table';

const HEAD = ['id', 'mistake', 'found by', 'usually', 'shown by'];

/** Every failure mode, what finds it, and the mistake that shows it. */
export const modesTable = (): string => markdownTable(HEAD, FAILURE_MODES.map(row));

const row = ({ id, mistake, by, severity, test }: FailureMode): readonly string[] => [
  id,
  mistake,
  by.join(', '),
  severity,
  `[${test.title}](../../${test.file})`,
];
