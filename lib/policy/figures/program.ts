import type { Json } from '../../kernel';
import { optionIn } from '../processes/options';
import { wordsOf } from '../processes/words';
import type { Variables } from '../variables';

/** What a container runs, as far as it says how many of what. */
interface Program {
  readonly kind: 'web' | 'worker' | 'other';
  /** Processes that share nothing; undefined where the application decides. */
  readonly processes: number | undefined;
  /** Threads of each that may want a connection at once, helpers included; undefined where the pool decides. */
  readonly threads: number | undefined;
  /** Connections of processes beside them. */
  readonly beside: number;
  /** Seconds that a job may go on after TERM, where it was told. */
  readonly jobTimeout?: number | undefined;
}

interface Line {
  readonly words: readonly string[];
  readonly variables: Variables;
}

/** A file's words tell it apart; `sh -c "exec bundle exec puma"` is a line of words too. */
export function programOf(container: Json, variables: Variables): Program {
  const words = wordsOf(container).map((word) => word.replace(/^.*\/(?=[^/]+$)/, ''));
  const found = PROGRAMS.find(([names]) => names.some((name) => words.includes(name)));
  return found?.[1]({ words, variables }) ?? OTHER;
}

const OTHER: Program = { kind: 'other', processes: 1, threads: undefined, beside: 0 };

const puma = ({ words, variables }: Line): Program => {
  const told = optionIn(words, '-w', '--workers') ?? variables.value('WEB_CONCURRENCY');
  const processes = whole(told);
  return {
    kind: 'web',
    processes: processes === undefined ? undefined : Math.max(1, processes),
    threads: whole(
      optionIn(words, '-t', '--threads')?.split(':').at(-1) ?? variables.value('RAILS_MAX_THREADS'),
    ),
    beside: 0,
  };
};

/** Of one thread each. https://www.phusionpassenger.com/library/config/standalone/reference/ */
const passenger = ({ words }: Line): Program => ({
  kind: 'web',
  processes: whole(optionIn(words, '--max-pool-size')) ?? 6,
  threads: 1,
  beside: 0,
});

/** https://github.com/sidekiq/sidekiq/wiki/Advanced-Options */
const bySidekiqsOptions =
  (usual: number) =>
  ({ words, variables }: Line): Program => ({
    kind: 'worker',
    processes: 1,
    threads:
      whole(optionIn(words, '-c', '--concurrency')) ?? whole(variables.value('RAILS_MAX_THREADS')) ?? usual,
    beside: 0,
    jobTimeout: whole(optionIn(words, '-t', '--timeout')),
  });

/** LISTEN and cron take 3 beside the threads. https://github.com/bensheldon/good_job#database-connections */
const goodJob = ({ words, variables }: Line): Program => {
  const each =
    whole(optionIn(words, '--max-threads')) ??
    whole(variables.value('GOOD_JOB_MAX_THREADS')) ??
    whole(variables.value('RAILS_MAX_THREADS')) ??
    5;
  const queues = optionIn(words, '--queues') ?? variables.value('GOOD_JOB_QUEUES') ?? '*';
  const threads = queues.split(';').map((pool) => whole(pool.split(':')[1]) ?? each);
  return {
    kind: 'worker',
    processes: 1,
    threads: threads.reduce((sum, count) => sum + count, 0) + 3,
    beside: 0,
    jobTimeout: whole(optionIn(words, '--shutdown-timeout') ?? variables.value('GOOD_JOB_SHUTDOWN_TIMEOUT')),
  };
};

/**
 * Threads stand in a file of the application, with 2 more for polling and heartbeat; so its pool is what counts. Supervisor,
 * dispatcher and scheduler are processes of their own, with these 2 each.
 * https://github.com/rails/solid_queue#threads-processes-and-signals
 */
const solidQueue = ({ variables }: Line): Program => ({
  kind: 'worker',
  processes: whole(variables.value('JOB_CONCURRENCY') ?? '1'),
  threads: undefined,
  beside: 3 * 2,
});

/** One job at a time, in a child whose parent keeps a connection. */
const resque = ({ variables }: Line): Program => ({
  kind: 'worker',
  processes: 1,
  threads: 2,
  beside: 0,
  jobTimeout: whole(variables.value('RESQUE_PRE_SHUTDOWN_TIMEOUT')),
});

const delayedJob = (): Program => ({ kind: 'worker', processes: 1, threads: 1, beside: 0 });

/** By a word of the command; of two, as in `thrust bundle exec puma`, the first one here counts. */
const PROGRAMS: readonly (readonly [names: readonly string[], read: (line: Line) => Program])[] = [
  [['puma', 'pumactl', 'server', 'thrust'], puma],
  [['passenger'], passenger],
  [['sidekiq'], bySidekiqsOptions(5)],
  [['shoryuken'], bySidekiqsOptions(25)],
  [['good_job'], goodJob],
  [['jobs', 'solid_queue:start'], solidQueue],
  [['resque:work'], resque],
  [['jobs:work'], delayedJob],
];

const whole = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
