import { APPS, examples, withPlace } from '../options';
import type { AddCommand } from '../session';
import type { ApplyOptions } from './apply';

/** `kube apply`: for clusters without Argo CD. */
export const addApply: AddCommand = (program, session) => {
  withPlace(program.command('apply <service>'))
    .description(
      'brings what dist says to a cluster without Argo CD: config, migration, pods; ends with 1 if it fails',
    )
    .option('--timeout <duration>', 'after which it is given up', '15m')
    .option('--yes', 'in production too, without a question')
    .option(...APPS)
    .addHelpText(
      'after',
      examples('kube synth && kube apply yashima -e sandbox', 'kube apply yashima -e sandbox --timeout 5m'),
    )
    .action(async (service: string, options: ApplyOptions) => {
      const { apply }: typeof import('./apply') = require('./apply');
      await apply(session, service, options);
    });
};
