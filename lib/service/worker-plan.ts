import type { PodProps } from '../container';
import { checkCount, checkedSeconds, type Duration, type Path } from '../kernel';
import type { RollingDeploymentProps, RolloutProps } from '../rollout';
import { ADAPTERS, type AdapterName } from './adapters';

/** A process that works through queues, or anything else that serves nobody. */
export interface WorkerProps
  extends RolloutProps,
    Omit<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp' | 'port' | 'shutdown'> {
  /** The job library; `custom` starts `command` as it is. @default 'custom' */
  readonly adapter?: AdapterName;
  /** Queues, in the order in which they are served. @default - the library's own */
  readonly queues?: readonly string[];
  /** Jobs at a time; `RAILS_MAX_THREADS`, and so the connection pool, follows. @default - sidekiq 5 */
  readonly concurrency?: number;
  /** Longest that a job may go on after the pod was told to stop. @default '25s' */
  readonly timeout?: Duration;
  /** When Kubernetes kills what still runs, timeout + 5s or more. @default - timeout + 5s */
  readonly grace?: Duration;
}

export type WorkerPlan = RollingDeploymentProps;

/** Turns what a team says of a worker into a deployment of one container. */
export function planWorker(
  { adapter = 'custom', queues = [], concurrency, timeout = '25s', grace, command, ...rest }: WorkerProps,
  path: Path,
): WorkerPlan {
  if (concurrency !== undefined) checkCount(concurrency, path.at('concurrency'), { from: 1 });
  if (new Set(queues).size < queues.length)
    path.at('queues').refuse('each queue once', queues, 'remove the second one');
  const work = { command, queues, concurrency, timeout: checkedSeconds(timeout, path.at('timeout')) };
  const process = ADAPTERS[adapter].plan(work, path);
  return {
    ...rest,
    command: process.command,
    variables: process.variables,
    shutdown: { jobTimeout: `${work.timeout}s`, ...(grace !== undefined && { grace }) },
  };
}
