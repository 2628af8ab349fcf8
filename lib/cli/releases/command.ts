import { withCommit } from '../deploy/options';
import { APPS, examples, withPlace } from '../options';
import type { AddCommand } from '../session';
import type { ReleasesOptions } from './releases';
import type { RollbackOptions } from './rollback';

/** `kube releases`: what ran where, from the history of Git. */
export const addReleases: AddCommand = (program, session) => {
  withPlace(program.command('releases <service>'))
    .description('lists what a service ran, and whether migrations lie between')
    .option('--limit <number>', 'so many of each cluster (default: 10)')
    .option('--json', 'for programs')
    .option(...APPS)
    .addHelpText('after', examples('kube releases yashima -e production'))
    .action((service: string, options: ReleasesOptions) => {
      const { releases }: typeof import('./releases') = require('./releases');
      releases(session, service, options);
    });
};

/** `kube rollback`: an earlier release again. */
export const addRollback: AddCommand = (program, session) => {
  const command = withPlace(program.command('rollback <service>'))
    .description('writes an earlier release back; the database stays as its migrations have left it')
    .option('--to <release>', 'its image, its commit, or its number in the list (default: asks)')
    .option('--note <text>', 'for whoever reads the history (default: what it was rolled back from)');
  withCommit(command)
    .addHelpText(
      'after',
      examples(
        'kube rollback yashima -e production',
        'kube rollback yashima -e production --to 1 --push --yes',
      ),
    )
    .action(async (service: string, options: RollbackOptions) => {
      const { rollback }: typeof import('./rollback') = require('./rollback');
      await rollback(session, service, options);
    });
};
