import type { WorkerAdapter } from './adapter';
import { checkQueues, NAME, refuseConcurrency, refuseConfigFile } from './refusals';

/** Seconds that a job has to say goodbye, less than what a pod's grace has beside the timeout. */
const GOODBYE = '4';

/**
 * One job at a time, in a child process. With TERM_CHILD the child goes on for the first timeout, is told
 * with a `Resque::TermException`, and is killed after the second; without it the job is killed at once.
 * It tells nobody how it is, so there are no probes.
 * https://github.com/resque/resque#heroku and lib/resque/worker.rb there
 */
export const resque: WorkerAdapter = {
  plan(work, path) {
    const { command = ['bundle', 'exec', 'rake', 'resque:work'], queues, timeout } = work;
    checkQueues(queues, NAME, "the name of a queue, or a pattern such as 'mail*'", path);
    refuseConfigFile(work, path, 'write queues here, the rest in an initializer');
    refuseConcurrency(work, path);
    return {
      command,
      owned: {
        QUEUES: { value: queues.length === 0 ? '*' : queues.join(','), instead: 'set queues' },
        RESQUE_PRE_SHUTDOWN_TIMEOUT: { value: String(timeout), instead: 'set timeout' },
        RESQUE_TERM_TIMEOUT: { value: GOODBYE, instead: 'leave it out: the grace leaves no more' },
        TERM_CHILD: { value: '1', instead: 'leave it out: without it jobs are killed at once' },
      },
    };
  },
};
