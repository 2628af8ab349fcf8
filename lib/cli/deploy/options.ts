import type { Command } from 'commander';

/** What every command is told that writes what runs where. */
export const withCommit = (command: Command): Command =>
  command
    .option('--commit', 'commit what changed, and nothing else')
    .option('--push', 'commit and push; syncs of older commits are ended')
    .option('--yes', 'go on without a question, for scripts')
    .option('--apps <folder>', 'the folder of the services (default: the nearest apps from here upwards)');
