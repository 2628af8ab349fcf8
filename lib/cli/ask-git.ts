import { GitFailure } from '../gitops';
import { refuse } from './misuse';

/** Has Git do something; what it refuses ends the command with what it says. */
export function askGit(expected: string, fix: string, ask: () => unknown): void {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    refuse('git', expected, error.message, fix);
  }
}
