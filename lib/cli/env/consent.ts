import { withoutSecrets } from '../../kernel';
import { misuse } from '../misuse';
import type { Terminal } from '../terminal';
import { isProduction, labelOf, type Place } from './place';

/** What is said about a change on the command line. */
export interface ConsentOptions {
  readonly yes?: boolean;
  readonly reason?: string;
}

/** Why it happens. Asked for where a person can answer; production does not change without. */
export async function reasonFor(
  terminal: Terminal,
  places: readonly Place[],
  options: ConsentOptions,
): Promise<string> {
  const inProduction = places.some(isProduction);
  const isAsked = terminal.isAnswered && (inProduction || options.yes !== true);
  const question = inProduction ? 'Why?' : 'Why? (Enter for no reason)';
  const reason = (options.reason ?? (isAsked ? await terminal.ask(question) : '')).trim();
  if (reason === '' && inProduction) {
    misuse('kube env --reason', 'a reason for a change in production', 'none', "add --reason '…'");
  }
  if (withoutSecrets(reason) !== reason) {
    misuse(
      'kube env --reason',
      'a reason that anybody may read',
      'one with a secret in it',
      'leave the value out',
    );
  }
  return reason;
}

/**
 * Asks before production changes, and wherever `because` names something to think of. Without anybody to ask,
 * only `--yes` goes on. Gives whether to go on.
 */
export async function consents(
  terminal: Terminal,
  places: readonly Place[],
  because: readonly string[],
  { yes }: ConsentOptions,
): Promise<boolean> {
  const production = places.filter(isProduction).map(labelOf);
  if (yes === true || (production.length === 0 && because.length === 0)) return true;
  const questions = [
    ...because,
    ...(production.length === 0 ? [] : [`This changes ${production.join(', ')}.`]),
  ];
  return confirmed(terminal, `${questions.join(' ')} Go on?`, '--yes');
}

/** A question that `option` answers where nobody can be asked. */
export async function confirmed(terminal: Terminal, question: string, option: string): Promise<boolean> {
  if (!terminal.isAnswered) {
    misuse('kube env', 'somebody to confirm it', 'no terminal', `look at what it says, then add ${option}`);
  }
  return terminal.confirm(question);
}
