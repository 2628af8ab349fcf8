import type { Path } from '../kernel';

/** Milliseconds where no unit is said: https://www.postgresql.org/docs/current/config-setting.html */
const MILLISECONDS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
const TIMEOUT = /^(\d+)\s*(ms|s|min|h)?$/;

/** What is left to a migration to fail by itself and say why. */
const SLACK = 60;

/** Reports a Job that is stopped before its database would stop a statement (F15). */
export function checkStatementTimeout(timeout: string | undefined, deadline: number, path: Path): void {
  const [, count, unit = 'ms'] = TIMEOUT.exec(timeout?.trim() ?? '') ?? [];
  if (count === undefined) return;
  const seconds = Math.ceil((Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS]) / 1000); // TIMEOUT knows the units
  if (seconds === 0 || deadline >= seconds + SLACK) return;
  const expected = `${seconds + SLACK}s or more, STATEMENT_TIMEOUT and a minute`;
  path.warn('F15', expected, `${deadline}s`, 'raise it, or lower STATEMENT_TIMEOUT');
}
