import type { PodProps, ShutdownProps } from '../container';
import { checkCount, checkedSeconds, type Duration, type Path, SLACK } from '../kernel';
import type { RollingDeploymentProps, RolloutProps } from '../rollout';
import { ADAPTERS, type AdapterName, type WorkerAdapter } from './adapters';
import { type OwnEnv, planOwnEnv } from './own-env';
import { SHARED } from './rails-env';
import { layProbes } from './worker-probes';

/** A process that works through queues, or anything else that serves nobody. */
export interface WorkerProps
  extends RolloutProps,
    Omit<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp' | 'port' | 'proxy' | 'shutdown'> {
  /** The job library; `custom` starts `command` as it is. @default 'custom' */
  readonly adapter?: AdapterName;
  /** Exec form, no shell; an adapter adds its options. @default - the adapter's; `custom` has none */
  readonly command?: readonly string[];
  /**
   * The job library's own file, from the root of the application: sidekiq, solid_queue and shoryuken read
   * one. What it says of threads stands where `concurrency` is left out. @default - the library's usual one
   */
  readonly configFile?: string;
  /**
   * Queues, in the order in which they are served; solid_queue has them in its file. @default - the library's
   * own; resque all
   */
  readonly queues?: readonly string[];
  /**
   * Jobs at a time, 1 or more; `RAILS_MAX_THREADS`, and so the connection pool, follows. Of solid_queue the
   * processes, `JOB_CONCURRENCY`. delayed_job and resque work on one job: raise replicas.
   * @default - sidekiq 5, shoryuken 25, good_job the service's RAILS_MAX_THREADS
   */
  readonly concurrency?: number;
  /**
   * Longest that a job may go on after the pod was told to stop, 1s or more for sidekiq. The library tells it
   * to sidekiq, good_job, resque and shoryuken; to solid_queue the application does, with
   * `config.solid_queue.shutdown_timeout`, and delayed_job ends with its job. @default '25s'
   */
  readonly timeout?: Duration;
  /** When Kubernetes kills what still runs, timeout + 5s or more. @default - timeout + 5s */
  readonly grace?: Duration;
  /** Variables of this worker alone, beside those of the service. @default - the adapter's */
  readonly env?: OwnEnv;
  /** Exact name of its Deployment, 63 characters at most. @default - the service's name and the worker's */
  readonly name?: string;
}

/** Turns what a team says of a worker into a deployment of one container. */
export function planWorker(props: WorkerProps, path: Path): RollingDeploymentProps {
  const { adapter = 'custom', queues = [], concurrency, timeout = '25s', grace, ...pod } = props;
  const { command, configFile, env = {}, ports = {}, probes = {}, ...rest } = pod;
  if (concurrency !== undefined) checkCount(concurrency, path.at('concurrency'), { from: 1 });
  if (new Set(queues).size < queues.length)
    path.at('queues').refuse('each queue once', queues, 'remove the second one');
  const seconds = checkedSeconds(timeout, path.at('timeout'), { fallback: 25 });
  const work = { command, configFile, queues, concurrency, timeout: seconds, ports };
  const process = adapterOf(adapter, path.at('adapter')).plan(work, path);
  return {
    ...rest,
    command: process.command,
    variables: planOwnEnv(env, { ...process, shared: SHARED }, path.at('env')),
    ports: { ...process.ports, ...ports },
    probes: layProbes(process.probes ?? {}, probes),
    shutdown: planShutdown(seconds, grace, path.at('grace')),
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
