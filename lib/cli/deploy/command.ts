import { examples, withPlace } from '../options';
import type { AddCommand } from '../session';
import type { DeployOptions } from './deploy';
import { withCommit } from './options';

/** `kube deploy`: what a service runs from now on. */
export const addDeploy: AddCommand = (program, session) => {
  const command = withPlace(program.command('deploy <service>'))
    .description('writes what a service runs into its releases.yaml and renders it')
    .option('--image <image>', 'a tag, sha256:…, or the whole name as the build pushed it')
    .option('--note <text>', 'for whoever reads the history')
    .option('--schema <version>', 'the newest migration that the image has, so that a rollback knows')
    .option('--compatible', 'the release before works with this schema too')
    .option('--follow', 'run what others run again: takes the entry away');
  withCommit(command)
    .addHelpText(
      'after',
      examples(
        'kube deploy yashima -e qa --image 4f2a9c1',
        'kube deploy yashima -e production --image registry.example.com/yashima@sha256:… --push --yes',
        'kube deploy yashima -e production-osaka --image 4f2a9c1 --push   # the next region',
      ),
    )
    .action(async (service: string, options: DeployOptions) => {
      const { deploy }: typeof import('./deploy') = require('./deploy');
      await deploy(session, service, options);
    });
};
