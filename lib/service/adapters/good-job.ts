import type { Given } from '../../config';
import type { Work, WorkerAdapter, WorkerProbes } from './adapter';
import { checkQueues, NAME, refuseConfigFile, refuseOptions } from './refusals';
import { poolOf } from './threads';

const PORT_NAME = 'probe-port';
const PORT = 7001;

/** What LISTEN and cron need beside the threads that work. */
const UTILITY = 3;

const PROPS = {
  '--shutdown-timeout': 'timeout',
  '--max-threads': 'concurrency',
  '--probe-port': `ports: { '${PORT_NAME}': ${PORT} }`,
};

/** Whoever loses the database for less than a minute is not restarted. */
const PROBES: WorkerProbes = {
  startup: { path: '/status/started', port: PORT_NAME, period: '10s', failures: 30 },
  liveness: { path: '/status/connected', port: PORT_NAME, period: '10s', failures: 6 },
};

/**
 * Waits for running jobs without end unless it is told. What `config.good_job` of the application says wins
 * over these variables: a timeout belongs here only. Without a concurrency it has as many threads as
 * RAILS_MAX_THREADS says, and the pool is the application's business.
 * https://github.com/bensheldon/good_job#configuration-options
 * https://github.com/bensheldon/good_job#database-connections
 * https://github.com/bensheldon/good_job#cli-http-health-check-probes
 */
export const goodJob: WorkerAdapter = {
  plan(work, path) {
    const { command = ['bundle', 'exec', 'good_job', 'start'], queues, timeout, ports } = work;
    checkQueues(queues, NAME, "a queue, or a pool such as 'mails:2'", path);
    refuseConfigFile(work, path, 'write queues and concurrency here');
    refuseOptions(command, PROPS, path);
    const { [PORT_NAME]: port = PORT } = ports;
    return {
      command: [...command, ...queueWords(queues.join(','))],
      owned: {
        GOOD_JOB_SHUTDOWN_TIMEOUT: { value: String(timeout), instead: 'set timeout' },
        GOOD_JOB_PROBE_PORT: {
          value: String(port),
          instead: `set ports: { '${PORT_NAME}': ${PORT} }`,
        },
        ...threadVariables(work),
      },
      ports: { [PORT_NAME]: port },
      probes: PROBES,
    };
  },
};

/** Behind a blank, what begins with '-' (all queues but one) would be taken for an option. */
function queueWords(queues: string): readonly string[] {
  if (queues === '') return [];
  return queues.startsWith('-') ? [`--queues=${queues}`] : ['--queues', queues];
}

function threadVariables({ queues, concurrency }: Work): Given['owned'] {
  const threads = threadsOf(queues.join(','), concurrency);
  return {
    ...(concurrency !== undefined && {
      GOOD_JOB_MAX_THREADS: { value: String(concurrency), instead: 'set concurrency' },
    }),
    ...poolOf(threads === undefined ? undefined : threads + UTILITY),
  };
}

/** Of all pools: `mails:2;searches:1` has three, a pool that says none has `concurrency`. */
function threadsOf(queues: string, concurrency: number | undefined): number | undefined {
  const counts = queues.split(';').map((pool) => {
    const [, count] = pool.split(':');
    return count === undefined ? concurrency : Number(count);
  });
  return counts.reduce(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}
