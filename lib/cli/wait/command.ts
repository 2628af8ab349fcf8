import { APPS, examples, withPlace } from '../options';
import type { AddCommand } from '../session';
import type { WaitOptions } from './wait';

/** `kube wait`: until a release is there. */
export const addWait: AddCommand = (program, session) => {
  withPlace(program.command('wait <service>'))
    .description(
      'waits until a release is migrated, rolled out and healthy; ends with 1 and the reason if it is not',
    )
    .option(
      '--revision <commit>',
      'the commit to wait for (default: the last one that changed its file in dist)',
    )
    .option('--timeout <duration>', 'after which it is given up', '15m')
    .option('--log <file>', 'keeps what migrations and other Jobs log')
    .option('--json', 'for programs')
    .option(...APPS)
    .addHelpText(
      'after',
      examples(
        'kube wait yashima -e qa',
        'kube wait yashima -e production --timeout 30m --log migration.log',
      ),
    )
    .action(async (service: string, options: WaitOptions) => {
      const { wait }: typeof import('./wait') = require('./wait');
      await wait(session, service, options);
    });
};
