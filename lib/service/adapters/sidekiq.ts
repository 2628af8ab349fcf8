import type { WorkerAdapter } from './adapter';

/** Sidekiq's own default. */
const CONCURRENCY = 5;

/** A name, or a name and its weight. https://github.com/sidekiq/sidekiq/wiki/Advanced-Options#queues */
const QUEUE = /^[^\s,]+(,\d+)?$/;

/**
 * Sidekiq overwrites RAILS_ENV with APP_ENV, which names the stage here, unless it is told.
 * https://github.com/sidekiq/sidekiq/blob/main/lib/sidekiq/cli.rb
 */
const ENVIRONMENT = ['-e', 'production'];

/**
 * Started without a shell, so that TERM arrives. `-t` is how long it lets jobs finish before it puts them
 * back; the pod's grace follows from the same number.
 * https://github.com/sidekiq/sidekiq/wiki/Signals#term
 */
export const sidekiq: WorkerAdapter = {
  plan({ command = ['bundle', 'exec', 'sidekiq'], queues, concurrency = CONCURRENCY, timeout }, path) {
    queues.forEach((queue, index) => {
      if (!QUEUE.test(queue))
        path
          .at('queues')
          .at(index)
          .refuse("a queue, or one with a weight such as 'mailers,2'", queue, 'correct it');
    });
    return {
      command: [
        ...command,
        ...ENVIRONMENT,
        '-t',
        String(timeout),
        '-c',
        String(concurrency),
        ...queues.flatMap((queue) => ['-q', queue]),
      ],
      // a thread of Sidekiq is a connection of the pool, which Rails sizes by this variable
      variables: { RAILS_MAX_THREADS: String(concurrency) },
    };
  },
};
