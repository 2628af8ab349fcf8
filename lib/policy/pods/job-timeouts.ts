import { numberIn } from '../processes/options';
import { variablesOf } from '../variables';
import type { World } from '../world';
import type { Process } from './processes';
import type { JobLibrary } from './roles';
import type { Running } from './running';

/** Seconds that a process lets jobs go on after it was told to stop. */
export interface JobTimeout {
  /** Infinite where it waits for every job. */
  readonly seconds: number;
  /** Where that is said; undefined for what the library does untold, which the application may have changed. */
  readonly said: string | undefined;
  /** What to write instead. */
  readonly tell: string;
}

type Read = (
  option: (...names: readonly string[]) => number | undefined,
  variable: Variable,
) => JobTimeout | undefined;
type Variable = (name: string) => number | undefined;

/** What each library does, told or not; delayed_job ends with its job, however long that takes. */
const TIMEOUTS: Readonly<Record<JobLibrary, Read>> = {
  // https://github.com/sidekiq/sidekiq/wiki/Deployment#overview
  sidekiq: (option, variable) =>
    told('-t', option('-t', '--timeout')) ??
    told('SIDEKIQ_TIMEOUT', variable('SIDEKIQ_TIMEOUT')) ??
    untold(25, '-t'),
  // https://github.com/ruby-shoryuken/shoryuken/blob/main/lib/shoryuken/options.rb
  shoryuken: (option) => told('-t', option('-t', '--timeout')) ?? untold(8, '-t'),
  // https://github.com/bensheldon/good_job#configuration-options
  good_job: (option, variable) =>
    told('--shutdown-timeout', option('--shutdown-timeout')) ??
    told(GOOD_JOB, variable(GOOD_JOB)) ??
    untold(Number.POSITIVE_INFINITY, GOOD_JOB),
  // https://github.com/rails/solid_queue#threads-processes-and-signals
  solid_queue: () => untold(5, 'config.solid_queue.shutdown_timeout'),
  resque: (_, variable) => ofResque(variable),
  delayed_job: () => undefined,
};

const GOOD_JOB = 'GOOD_JOB_SHUTDOWN_TIMEOUT';

const told = (name: string, seconds: number | undefined): JobTimeout | undefined =>
  seconds === undefined
    ? undefined
    : { seconds: seconds < 0 ? Number.POSITIVE_INFINITY : seconds, said: name, tell: name };

const untold = (seconds: number, tell: string): JobTimeout => ({ seconds, said: undefined, tell });

/** Without TERM_CHILD a job is killed at once, and no grace helps it. https://github.com/resque/resque#heroku */
function ofResque(variable: Variable): JobTimeout | undefined {
  const before = variable('RESQUE_PRE_SHUTDOWN_TIMEOUT');
  return before === undefined || variable('TERM_CHILD') === undefined
    ? undefined
    : told('RESQUE_PRE_SHUTDOWN_TIMEOUT', before);
}

/** Undefined for what works on no jobs, and for what has no limit that is known. */
export function jobTimeoutOf(
  { role, words, container }: Process,
  { to }: Running,
  world: World,
): JobTimeout | undefined {
  if (role === undefined || role === 'web') return undefined;
  const variable: Variable = (name) => variablesOf(world, to, container).number(name);
  return TIMEOUTS[role]((...names) => numberIn(words, ...names), variable);
}
