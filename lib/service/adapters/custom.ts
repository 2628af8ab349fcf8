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
    return {
      command: command.length === 0 ? STAND_IN : command,
      owned: poolOf(concurrency),
    };
  },
};
