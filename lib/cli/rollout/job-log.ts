import { appendFileSync, writeFileSync } from 'node:fs';
import { withoutSecrets } from '../../kernel';
import type { JobLine } from './follow-jobs';

/**
 * Shows and keeps what Jobs log. What looks like a secret is left out of both: an error of a database driver may quote
 * its address with the password.
 */
export function jobLog(cluster: string, tell: (line: string) => void, file: string | undefined) {
  return ({ job, line }: JobLine): void => {
    const text = withoutSecrets(`${cluster}: ${job} | ${line}`);
    tell(text);
    if (file !== undefined) appendFileSync(file, `${text}\n`);
  };
}

/** An empty file that nobody else can read. */
export function beginLog(file: string | undefined): void {
  if (file !== undefined) writeFileSync(file, '', { mode: 0o600 });
}
