import { Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { optionIn } from '../processes/options';
import type { World } from '../world';
import { isWeb, type Process, running, variable } from './processes';

/** Variables that applications size the pool of config/database.yml by. */
const POOLS = ['DB_POOL', 'DATABASE_POOL', 'RAILS_DB_POOL', 'DB_POOL_SIZE'];

/** https://guides.rubyonrails.org/configuring.html#database-pooling */
export const poolSize: Check = {
  id: 'F44',
  title: 'a process has as many database connections as threads',
  severity: 'warning',
  why: 'threads wait for each other, and give up after 5 seconds with ConnectionTimeoutError',
  fix: 'raise the pool to the number of threads',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      const threads = threadsOf(process);
      const pool = poolOf(process);
      if (threads === undefined || pool === undefined || !(pool.size < threads)) continue;
      const got = new Words(`${pool.size}, from ${pool.from}`);
      const fix = `raise ${pool.from} to ${threads}, or lower the threads`;
      yield {
        to: process.to,
        field: `${process.at}.env`,
        expected: `a pool of ${threads} or more`,
        got,
        fix,
      };
    }
  },
};

const number = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;

/** What the command says wins over variables, as it does in these programs themselves. */
function threadsOf(process: Process): number | undefined {
  const { words } = process;
  const runs = (program: string) => words.some((word) => word === program || word.endsWith(`/${program}`));
  const threads = number(variable(process, 'RAILS_MAX_THREADS'));
  if (runs('puma')) return number(optionIn(words, '-t', '--threads')?.split(':').at(-1)) ?? threads;
  if (runs('sidekiq') || runs('shoryuken')) return number(optionIn(words, '-c', '--concurrency')) ?? threads;
  if (!runs('good_job')) return isWeb(process) ? threads : undefined;
  return (
    number(optionIn(words, '-m', '--max-threads') ?? variable(process, 'GOOD_JOB_MAX_THREADS')) ?? threads
  );
}

interface Pool {
  readonly size: number;
  readonly from: string;
}

/** The file that Rails generates sizes the pool by RAILS_MAX_THREADS; a URL's own number wins over it. */
function poolOf(process: Process): Pool | undefined {
  const url = number(/[?&]pool=(\d+)/.exec(variable(process, 'DATABASE_URL') ?? '')?.[1]);
  if (url !== undefined) return { size: url, from: 'DATABASE_URL' };
  for (const from of [...POOLS, 'RAILS_MAX_THREADS']) {
    const size = number(variable(process, from));
    if (size !== undefined) return { size, from };
  }
  return undefined;
}
