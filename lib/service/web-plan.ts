import type { PodProps, ProbesProps } from '../container';
import { type Cpu, checkCount, type Path } from '../kernel';
import type { RollingDeploymentProps, RolloutProps } from '../rollout';
import type { WebProcess } from './rails-env';
import { HEALTH_PATH, PUMA } from './rails-facts';

/** The process that answers requests. */
export interface WebProps extends RolloutProps, Omit<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp'> {
  /** Puma processes, `WEB_CONCURRENCY`; 0 for a single one without a master. @default 1 */
  readonly concurrency?: number;
  /** Threads of each process, `RAILS_MAX_THREADS`; the connection pool follows them. @default 3 */
  readonly threads?: number;
  /** Hosts that it answers to; the first one is the one that probes name. @default - `service.domain` */
  readonly hosts?: readonly string[];
}

export interface WebPlan {
  readonly process: WebProcess;
  readonly hosts: readonly string[];
  readonly deployment: RollingDeploymentProps;
}

/** Turns what a team says of its web process into a deployment of one container. */
export function planWeb(
  { concurrency = 1, threads = 3, hosts, port = 3000, command = PUMA, probes = {}, cpu, ...rest }: WebProps,
  ownHost: string | undefined,
  path: Path,
): WebPlan {
  checkCount(concurrency, path.at('concurrency'));
  checkCount(threads, path.at('threads'), { from: 1 });
  const names = hosts ?? (ownHost === undefined ? [] : [ownHost]);
  return {
    process: { port, threads, concurrency },
    hosts: names,
    deployment: {
      ...rest,
      port,
      command,
      cpu: cpu ?? cpuFor(concurrency),
      probes: asBehindTls(probes, names[0]),
    },
  };
}

/** A Ruby process uses one core at most; a quarter of one is what it needs when little happens. */
const cpuFor = (concurrency: number): Cpu => `${250 * Math.max(1, concurrency)}m`;

/**
 * Asks as a request through the load balancer would: host authorization answers 403 to a pod's address, and
 * `force_ssl` 301 to plain HTTP. https://guides.rubyonrails.org/configuring.html#actiondispatch-hostauthorization
 */
function asBehindTls(
  { path = HEALTH_PATH, headers = {}, ...probes }: ProbesProps,
  host: string | undefined,
): ProbesProps {
  return {
    ...probes,
    path,
    headers: { ...(host !== undefined && { Host: host }), 'X-Forwarded-Proto': 'https', ...headers },
  };
}
