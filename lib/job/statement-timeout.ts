import { leastDeadline, type Path } from '../kernel';

/** Reports a Job that is stopped before its database would stop a statement (F15). */
export function checkStatementTimeout(timeout: string | undefined, deadline: number, path: Path): void {
  const least = leastDeadline(timeout);
  if (least === undefined || deadline >= least) return;
  const expected = `${least}s or more, STATEMENT_TIMEOUT and a minute`;
  path.warn('F15', expected, `${deadline}s`, 'raise it, or lower STATEMENT_TIMEOUT');
}
