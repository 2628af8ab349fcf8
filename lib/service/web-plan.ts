import type { PodProps, ProbesProps } from '../container';
import { type Cpu, checkCount, type Environment, isHostName, millicores, type Path } from '../kernel';
import type { RollingDeploymentProps, RolloutProps } from '../rollout';
import type { WebProcess } from './rails-env';
import { HEALTH_PATH, PUMA } from './rails-facts';

/** The process that answers requests. */
export interface WebProps extends RolloutProps, Omit<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp'> {
  /** Puma processes, `WEB_CONCURRENCY`; 0 for a single one without a master. @default 1 */
  readonly concurrency?: number;
  /** Threads of each process, `RAILS_MAX_THREADS`, 1 or more; the connection pool follows them. @default 3 */
  readonly threads?: number;
  /** Hosts that it answers to; the first one is the one that probes name. @default - `service.domain` */
  readonly hosts?: readonly string[];
  /** What it listens on, `PORT`, 1 to 65535. @default 3000 */
  readonly port?: number;
  /** Exec form, no shell. @default - Puma with config/puma.rb */
  readonly command?: readonly string[];
  /** CPU asked for. @default - the platform's, and 250m for each Puma process at least */
  readonly cpu?: Cpu;
  /** @default - `/up` with the headers that a load balancer would send */
  readonly probes?: ProbesProps;
}

export interface WebPlan {
  readonly process: WebProcess;
  readonly hosts: readonly string[];
  readonly deployment: RollingDeploymentProps;
}

/** Turns what a team says of its web process into a deployment of one container. */
export function planWeb(
  { concurrency = 1, threads = 3, hosts, port = 3000, command = PUMA, probes = {}, ...rest }: WebProps,
  service: string,
  { domain, defaults }: Environment,
  path: Path,
): WebPlan {
  const processes = checkCount(concurrency, path.at('concurrency')) ? concurrency : 1;
  checkCount(threads, path.at('threads'), { from: 1 });
  const own = domain === undefined ? [] : [`${service}.${domain}`];
  const names = hosts === undefined ? own : checkedHosts(hosts, path.at('hosts'));
  const { cpu = cpuFor(processes, defaults.cpu) } = rest;
  return {
    process: { port, threads, concurrency },
    hosts: names,
    deployment: { ...rest, port, command, cpu, probes: asBehindTls(probes, probeHost(names, service)) },
  };
}

/** A Ruby process uses one core at most; a quarter of one is what it needs when little happens. */
function cpuFor(processes: number, usual: Cpu): Cpu {
  const needed = 250 * Math.max(1, processes);
  return millicores(usual) > needed ? usual : `${needed}m`;
}

/** The hosts that can be one: the others have been refused here, and need not be refused by the ingress too. */
function checkedHosts(hosts: readonly string[], path: Path): readonly string[] {
  if (hosts.length === 0) {
    path.refuse('at least one host', hosts, 'leave hosts out for the name in the domain of the environment');
  }
  return hosts.filter((host, index) => {
    const valid = isHostName(host);
    if (!valid) path.at(index).refuse('a host name in lower case', host, "write it as 'shop.example.com'");
    return valid;
  });
}

/** A host that the application answers to; of `*.example.com`, one that it covers. */
const probeHost = (hosts: readonly string[], service: string): string | undefined =>
  hosts.find((host) => !host.startsWith('*')) ?? hosts[0]?.replace('*', service);

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
