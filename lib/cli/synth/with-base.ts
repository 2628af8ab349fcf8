import type { Command } from 'commander';
import { APPS } from '../options';

/** What whoever renders everything is told. */
export const withBase = (command: Command): Command =>
  command
    .option(
      '--base <revision>',
      'whose dist must not be lost by mistake: the branch into which this goes (default: the last other commit)',
    )
    .option(...APPS);
