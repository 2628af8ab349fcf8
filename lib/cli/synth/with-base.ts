import type { Command } from 'commander';

/** What whoever renders everything is told. */
export const withBase = (command: Command): Command =>
  command
    .option(
      '--base <revision>',
      'whose dist must not be lost by mistake: the branch into which this goes (default: the last other commit)',
    )
    .option('--apps <folder>', 'the folder of the services (default: the nearest apps from here upwards)');
