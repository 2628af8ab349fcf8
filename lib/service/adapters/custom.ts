import { type Path, Words } from '../../kernel';
import type { WorkerAdapter, WorkerProcess } from './adapter';
import { refuseConfigFile } from './refusals';
import { poolOf } from './threads';

/** Goes on where there is no command, which has been refused. */
const STAND_IN = ['bin/jobs'];

/** Whatever a team starts itself. It must end within its timeout after TERM on its own account. */
export const custom: WorkerAdapter = {
  plan(work, path): WorkerProcess {
    const { command = [], queues, concurrency } = work;
    if (command.length === 0) {
      path
        .at('command')
        .refuse('a command, or an adapter', command, "write adapter: 'sidekiq' or command: ['bin/jobs']");
    }
    if (queues.length > 0) {
      path
        .at('queues')
        .refuse('queues of an adapter', queues, 'put them into the command: nobody else would tell it');
    }
    refuseConfigFile(work, path, 'put it into the command: nobody else would tell it');
    warnOfStage(command.join(' '), path.at('command'));
    return {
      command: command.length === 0 ? STAND_IN : command,
      owned: poolOf(concurrency),
    };
  },
};

const SIDEKIQ = /(^|[\s/;&|])sidekiq(swarm)?(\s|$)/;
const ENVIRONMENT = /\s(-e|--environment)/;

/** Sidekiq takes APP_ENV, which names the stage here, for RAILS_ENV: see its adapter. */
function warnOfStage(command: string, path: Path): void {
  if (!SIDEKIQ.test(command) || ENVIRONMENT.test(command)) return;
  const fix = "write adapter: 'sidekiq', or -e production behind it: it takes APP_ENV for RAILS_ENV";
  path.warn('F41', 'a Sidekiq that runs as production', new Words('sidekiq without -e'), fix);
}
