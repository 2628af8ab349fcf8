import { type PodProps, type ShutdownProps, SLACK } from '../container';
import { checkCount, checkedSeconds, type Duration, type Path } from '../kernel';
import type { RollingDeploymentProps, RolloutProps } from '../rollout';
import { ADAPTERS, type AdapterName, type WorkerAdapter } from './adapters';

/** A process that works through queues, or anything else that serves nobody. */
export interface WorkerProps
  extends RolloutProps,
    Omit<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp' | 'port' | 'shutdown'> {
  /** The job library; `custom` starts `command` as it is. @default 'custom' */
  readonly adapter?: AdapterName;
  /** Exec form, no shell; an adapter adds its options. @default - the adapter's; `custom` has none */
  readonly command?: readonly string[];
  /** Queues, in the order in which they are served. @default - the library's own */
  readonly queues?: readonly string[];
  /** Jobs at a time, 1 or more; `RAILS_MAX_THREADS`, and so the connection pool, follows. @default - sidekiq 5 */
  readonly concurrency?: number;
  /** Longest that a job may go on after the pod was told to stop. @default '25s' */
  readonly timeout?: Duration;
  /** When Kubernetes kills what still runs, timeout + 5s or more. @default - timeout + 5s */
  readonly grace?: Duration;
}

/** Turns what a team says of a worker into a deployment of one container. */
export function planWorker(
  { adapter = 'custom', queues = [], concurrency, timeout = '25s', grace, command, ...rest }: WorkerProps,
  path: Path,
): RollingDeploymentProps {
  if (concurrency !== undefined) checkCount(concurrency, path.at('concurrency'), { from: 1 });
  if (new Set(queues).size < queues.length)
    path.at('queues').refuse('each queue once', queues, 'remove the second one');
  const work = {
    command,
    queues,
    concurrency,
    timeout: checkedSeconds(timeout, path.at('timeout'), { fallback: 25 }),
  };
  const process = adapterOf(adapter, path.at('adapter')).plan(work, path);
  return {
    ...rest,
    command: process.command,
    variables: process.variables,
    shutdown: planShutdown(work.timeout, grace, path.at('grace')),
  };
}

/** The type admits no other name, but not every chart is type-checked before it is rendered. */
function adapterOf(name: AdapterName, path: Path): WorkerAdapter {
  if (Object.hasOwn(ADAPTERS, name)) return ADAPTERS[name];
  path.refuse(
    `one of ${Object.keys(ADAPTERS).join(', ')}`,
    name,
    'correct it, or write a command without one',
  );
  return ADAPTERS.sidekiq;
}

/** Checked here because a team writes `grace` and `timeout` of a worker, not of its shutdown. */
function planShutdown(timeout: number, grace: Duration | undefined, path: Path): ShutdownProps {
  const jobTimeout = `${timeout}s` as const;
  if (grace === undefined) return { jobTimeout };
  const least = timeout + SLACK;
  const end = checkedSeconds(grace, path, { from: 1, fallback: least });
  if (end < least) {
    path.refuse(
      `${least}s or more (timeout ${timeout}s + ${SLACK}s)`,
      `${end}s`,
      'leave grace out, raise it or lower timeout: running jobs are killed otherwise',
    );
  }
  return { jobTimeout, grace: `${Math.max(end, least)}s` };
}
