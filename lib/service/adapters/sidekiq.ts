import type { Path } from '../../kernel';
import type { WorkerAdapter } from './adapter';
import { A_WEIGHTED_QUEUE, checkQueues, refuseOptions, SIZES, WEIGHTED } from './refusals';
import { fileWords, poolOf, threadsOf, threadWords } from './threads';

/** Sidekiq's own default. */
const CONCURRENCY = 5;

/**
 * Started without a shell, so that TERM arrives. `-t` is how long it lets jobs finish before it puts them
 * back; the pod's grace follows from the same number. https://github.com/sidekiq/sidekiq/wiki/Signals#term
 * https://github.com/sidekiq/sidekiq/wiki/Advanced-Options#queues
 */
export const sidekiq: WorkerAdapter = {
  plan(work, path) {
    const { command = ['bundle', 'exec', 'sidekiq'], queues, timeout } = work;
    checkQueues(queues, WEIGHTED, A_WEIGHTED_QUEUE, path);
    refuseOptions(command, SIZES, path);
    checkTimeout(timeout, path.at('timeout'));
    const threads = threadsOf(work, CONCURRENCY);
    return {
      command: [
        ...command,
        ...fileWords(work),
        '-t',
        String(timeout),
        ...threadWords(threads),
        ...queues.flatMap((queue) => ['-q', queue]),
      ],
      owned: poolOf(threads),
    };
  },
};

/** Sidekiq does not start without time. */
function checkTimeout(timeout: number, path: Path): void {
  if (timeout === 0) path.refuse('1s or more', `${timeout}s`, 'raise it: Sidekiq does not start with 0');
}
