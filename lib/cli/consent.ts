import type { Environment } from '../kernel';
import { misuse } from './misuse';
import type { Terminal } from './terminal';

/** What is asked before a command goes on. */
export interface Consent {
  /** `kube deploy`. */
  readonly command: string;
  /** What happens, in sentences. */
  readonly question: string;
  /** `--yes`. @default - asked */
  readonly yes?: boolean | undefined;
}

/** Asks where production is concerned; gives whether to go on. */
export const goesOn = async (
  terminal: Terminal,
  environments: readonly Environment[],
  consent: Consent,
): Promise<boolean> => !environments.some(({ production }) => production) || isAgreed(terminal, consent);

/** Asks wherever it is. Where nobody can be asked, only `--yes` goes on. */
export async function isAgreed(terminal: Terminal, { command, question, yes }: Consent): Promise<boolean> {
  if (yes === true) return true;
  if (!terminal.isAnswered) {
    misuse(command, 'somebody to confirm it', 'no terminal', 'look at what it says, then add --yes');
  }
  const isConfirmed = await terminal.confirm(`${question} Go on?`);
  if (!isConfirmed) terminal.note('nothing was changed');
  return isConfirmed;
}
