import { APPS, examples, withPlace } from '../options';
import type { AddCommand } from '../session';
import type { RetireOptions } from './retire';

interface StepOptions extends RetireOptions {
  readonly data?: boolean;
}

/** `kube retire`: takes a service away, and its data by a second command. */
export const addRetire: AddCommand = (program, session) => {
  withPlace(program.command('retire <service>'))
    .description(
      'takes a service away from an environment or a cluster and keeps its data; --data then deletes them',
    )
    .option('--reason <text>', 'why, for whoever looks for it (required for the first step)')
    .option('--data', 'the second step, when nothing runs any more: deletes namespace, claims and Secrets')
    .option('--commit', 'commits what was changed')
    .option('--push', 'commits and pushes it; with --data deletes then')
    .option('--yes <service>', "the service's name once more, instead of typing it; for scripts")
    .option(...APPS)
    .addHelpText(
      'after',
      examples(
        "kube retire yashima -e sandbox --reason 'moved to himekuri' --push",
        'kube retire yashima -e sandbox --data --push',
      ),
    )
    .action(async (service: string, { data, ...options }: StepOptions) => {
      if (data === true) {
        const { deleteData }: typeof import('./delete-data') = require('./delete-data');
        await deleteData(session, service, options);
        return;
      }
      const { retire }: typeof import('./retire') = require('./retire');
      await retire(session, service, options);
    });
};
