import type { Command } from 'commander';
import { APPS } from '../options';
import type { Session } from '../session';

/** A verb of `kube env`, in a file of its own. */
export type AddVerb = (env: Command, session: Session) => void;

/** What every verb is told about the Secret. */
export const withSecret = (command: Command): Command =>
  command.option('-s, --secret <name>', "a Secret that the chart names (default: 'dotenv')").option(...APPS);

/** What every verb that changes something is told. */
export const withConsent = (command: Command): Command =>
  command
    .option('--reason <text>', 'why, for whoever reads it later; never a value')
    .option('--yes', 'go on without a question, for scripts')
    .option('--restart', 'restart the workloads that read the keys');

/** Ends with 1 unless everything is as it should be. */
export const endWith = (session: Session, isWell: boolean): void => session.endWith(isWell ? 0 : 1);
