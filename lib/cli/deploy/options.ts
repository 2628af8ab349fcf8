import type { Command } from 'commander';
import { APPS } from '../options';

/** What every command is told that writes what runs where. */
export const withCommit = (command: Command): Command =>
  command
    .option('--commit', 'commit what changed, and nothing else')
    .option('--push', 'commit and push; syncs of older commits are ended')
    .option('--yes', 'go on without a question, for scripts')
    .option(...APPS);
