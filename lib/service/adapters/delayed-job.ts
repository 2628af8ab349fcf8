import type { WorkerAdapter } from './adapter';
import { checkQueues, NAME, refuseConcurrency, refuseConfigFile } from './refusals';

/**
 * Ends with the job that it works on; nothing but the pod's grace ends it earlier. A job that is killed stays
 * locked for `Delayed::Worker.max_run_time` (4 h), and with `raise_signal_exceptions = :term` it is given up
 * at TERM and free at once. It tells nobody how it is, so there are no probes.
 * https://github.com/collectiveidea/delayed_job#gory-details
 * https://github.com/collectiveidea/delayed_job/blob/master/lib/delayed/tasks.rb
 */
export const delayedJob: WorkerAdapter = {
  plan(work, path) {
    const { command = ['bin/rails', 'jobs:work'], queues } = work;
    checkQueues(queues, NAME, 'the name of a queue', path);
    refuseConfigFile(work, path, 'write queues here, the rest in an initializer');
    refuseConcurrency(work, path);
    return {
      command,
      owned: { ...(queues.length > 0 && { QUEUES: { value: queues.join(','), instead: 'set queues' } }) },
    };
  },
};
