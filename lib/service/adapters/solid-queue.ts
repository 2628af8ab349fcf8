import type { WorkerAdapter } from './adapter';

/** Threads of the config/queue.yml that Solid Queue generates, and what polling and heartbeat need beside them. */
const CONNECTIONS = 3 + 2;

/**
 * Queues and threads stand in config/queue.yml, or in the file of SOLID_QUEUE_CONFIG; the processes of the
 * file that Solid Queue generates in JOB_CONCURRENCY. Who has more than 3 threads there says so here with
 * RAILS_MAX_THREADS, 2 more than threads. Two variables of its own: SOLID_QUEUE_SKIP_RECURRING leaves
 * recurring tasks to others, SOLID_QUEUE_RECURRING_SCHEDULE names their file.
 *
 * Only the application says how long jobs may go on after TERM, `config.solid_queue.shutdown_timeout`, 5 s
 * unless it does; what is not finished then goes back to its queue. What the pod's grace cuts counts as
 * failed, so whoever raises the one writes it here as `timeout` too. It tells nobody how it is, so there are
 * no probes. https://github.com/rails/solid_queue#configuration
 * https://github.com/rails/solid_queue#threads-processes-and-signals
 */
export const solidQueue: WorkerAdapter = {
  plan({ command = ['bin/jobs'], configFile, queues, concurrency }, path) {
    if (queues.length > 0) {
      const fix =
        "write them in config/queue.yml, or in a file of this worker: configFile: 'config/queue.mails.yml'";
      path.at('queues').refuse('no queues, which Solid Queue reads from its file', queues, fix);
    }
    return {
      command,
      owned: {
        ...(configFile !== undefined && {
          SOLID_QUEUE_CONFIG: { value: configFile, instead: 'set configFile' },
        }),
        ...(concurrency !== undefined && {
          JOB_CONCURRENCY: { value: String(concurrency), instead: 'set concurrency' },
        }),
      },
      defaults: { RAILS_MAX_THREADS: String(CONNECTIONS) },
    };
  },
};
