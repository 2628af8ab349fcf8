import type { Command } from 'commander';
import { APPS, examples, withPlace } from '../options';
import type { AddCommand } from '../session';
import type { FreezeOptions } from './freeze';
import type { FreezesOptions } from './freezes';
import type { UnfreezeOptions } from './unfreeze';

/** `kube freeze`: pauses syncs in an incident. */
export const addFreeze: AddCommand = (program, session) => {
  withTarget(program.command('freeze [service]'))
    .description(
      'keeps Argo CD from syncing a service, or all of them, for a while; a running sync stays where it is',
    )
    .option('--for <duration>', 'for how long: 30m, 2h, at most 31d')
    .option('--until <time>', 'until when, with its zone: 2026-11-21T18:00+09:00')
    .option('--reason <text>', 'why, for whoever wonders (required)')
    .addHelpText(
      'after',
      examples(
        "kube freeze yashima -e production --for 2h --reason 'the database is restored' --push",
        "kube freeze --all -e production-osaka --until 2026-11-21T18:00+09:00 --reason 'the region is down'",
        'kube freezes',
      ),
    )
    .action(async (service: string | undefined, options: FreezeOptions) => {
      const { freeze }: typeof import('./freeze') = require('./freeze');
      await freeze(session, service, options);
    });
};

/** `kube unfreeze`: ends a pause before its time. */
export const addUnfreeze: AddCommand = (program, session) => {
  withTarget(program.command('unfreeze [service]'))
    .description('ends a pause before its time')
    .addHelpText(
      'after',
      examples('kube unfreeze yashima -e production --push', 'kube unfreeze --all -e production'),
    )
    .action(async (service: string | undefined, options: UnfreezeOptions) => {
      const { unfreeze }: typeof import('./unfreeze') = require('./unfreeze');
      await unfreeze(session, service, options);
    });
};

/** `kube freezes`: a name of its own, as `kube releases` has: `kube freeze` then always needs what it needs. */
export const addFreezes: AddCommand = (program, session) => {
  program
    .command('freezes')
    .description('lists what is paused, until when, and why')
    .option('-e, --environment <name>', 'an environment or a cluster (default: all)')
    .option('--json', 'for programs')
    .option(...APPS)
    .addHelpText('after', examples('kube freezes', 'kube freezes -e production'))
    .action((options: FreezesOptions) => {
      const { freezes }: typeof import('./freezes') = require('./freezes');
      freezes(session, options);
    });
};

const withTarget = (command: Command): Command =>
  withPlace(command)
    .option('--all', 'every service, also those that come later')
    .option('--commit', 'commits what was changed')
    .option('--push', 'commits and pushes it')
    .option('--yes', 'in production too, without a question')
    .option(...APPS);
