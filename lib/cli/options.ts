import type { Command } from 'commander';

/** Where a command is to look for services, as every one is told that needs a chart. */
export const APPS = [
  '--apps <folder>',
  'the folder of the services (default: the nearest apps from here upwards)',
] as const;

/** What every command is told that is about a place. */
export const withPlace = (command: Command): Command =>
  command.requiredOption(
    '-e, --environment <name>',
    'an environment, which means all its clusters, or one cluster (production-osaka, production/production)',
  );

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
