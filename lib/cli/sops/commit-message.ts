import { withoutSecrets } from '../../kernel';
import type { Audit, Change } from '../env/store';

/** https://git-scm.com/docs/git-commit#_discussion, with room for what hosts add */
const SUBJECT = 72;

/**
 * What to write when a changed file is committed, for Git keeps who and when and the file cannot say why:
 * the names of the keys, then the reason. Never a value.
 */
export function commitMessage(place: string, change: Change, { why }: Audit): string {
  const keys = [...change].sort(([a], [b]) => (a < b ? -1 : 1));
  const done = keys.map(([key, value]) => `${value === undefined ? 'unset' : 'set'} ${key}`);
  const subject = `${place}: ${done.join(', ')}`;
  const reason = withoutSecrets(why).trim();
  const parts =
    subject.length <= SUBJECT
      ? [subject, reason]
      : [`${place}: change ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}`, reason, done.join('\n')];
  return parts.filter((part) => part !== '').join('\n\n');
}
