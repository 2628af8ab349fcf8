import type { WorkerAdapter, WorkerProcess } from './adapter';

/** Goes on where there is no command, which has been refused. */
const STAND_IN = ['bin/jobs'];

/** Whatever a team starts itself. It must end within its timeout after TERM on its own account. */
export const custom: WorkerAdapter = {
  plan({ command = [], queues, concurrency }, path): WorkerProcess {
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
    return {
      command: command.length === 0 ? STAND_IN : command,
      variables: { ...(concurrency !== undefined && { RAILS_MAX_THREADS: String(concurrency) }) },
    };
  },
};
