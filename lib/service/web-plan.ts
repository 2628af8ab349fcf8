import type { EnvProps, Given } from '../config';
import type { PodProps, PortProps, ProbesProps } from '../container';
import {
  type Cpu,
  checkCount,
  type Environment,
  isHostName,
  millicores,
  type Path,
  seconds,
} from '../kernel';
import type { RollingDeploymentProps, RolloutProps } from '../rollout';
import { type OwnEnv, planOwnEnv } from './own-env';
import { checkProcessMemory } from './process-memory';
import { SHARED, type WebProcess, webVariables } from './rails-env';
import { type ServerName, type ServerProcess, serverOf } from './servers';
import { checkStaticFiles } from './static-files';
import { asBehindTls, probeHost } from './web-probes';

/** The process that answers requests. */
export interface WebProps extends RolloutProps, Omit<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp'> {
  /** What answers: Puma, Puma behind Thruster, or Passenger with its nginx. @default 'puma' */
  readonly server?: ServerName;
  /**
   * Processes, `WEB_CONCURRENCY`; 0 for a single one without a master. From 2 up each needs memory: less than
   * 256Mi for every one and the master is reported (F43). @default 1
   */
  readonly concurrency?: number;
  /** Threads of each process, `RAILS_MAX_THREADS`, 1 or more; the connection pool follows them. @default 3 */
  readonly threads?: number;
  /** Hosts that it answers to; the first one is the one that probes name. @default - `service.domain` */
  readonly hosts?: readonly string[];
  /** What it listens on, `PORT`, 1 to 65535, called http unless it has a name. @default 3000; thruster 8080 */
  readonly port?: PortProps;
  /** Exec form, no shell. @default - the server's: Puma with config/puma.rb */
  readonly command?: readonly string[];
  /** CPU asked for. @default - the platform's, and 250m for each Puma process at least */
  readonly cpu?: Cpu;
  /** @default - `/up` with the headers that a load balancer would send */
  readonly probes?: ProbesProps;
  /** Variables of this process alone, beside those of the service. @default - the server's */
  readonly env?: OwnEnv;
  /** Exact name of its Deployment, 63 characters at most. @default - the service's name and the process's */
  readonly name?: string;
}

export interface WebPlan {
  readonly process: WebProcess;
  readonly hosts: readonly string[];
  /** Variables that must not be among those of the service either. */
  readonly unwanted: Given['owned'];
  readonly deployment: RollingDeploymentProps;
}

/** Turns what a team says of its web process into a deployment of one container. */
export function planWeb(props: WebProps, service: string, environment: Environment, path: Path): WebPlan {
  const { server = 'puma', concurrency = 1, threads = 3, hosts, env = {}, ...pod } = props;
  const { usualPort, plan } = serverOf(server, path.at('server'));
  const { port = usualPort, probes = {}, ...rest } = pod;
  const processes = checkCount(concurrency, path.at('concurrency')) ? concurrency : 1;
  checkCount(threads, path.at('threads'), { from: 1 });
  checkProcessMemory(processes, rest, environment, path);
  const number = typeof port === 'object' ? port.number : port;
  const process = { port: number, threads, concurrency };
  const run = plan({ port: number, concurrency: processes, longestRequest: longestRequest(rest) });
  const names = hosts === undefined ? ownHosts(service, environment) : checkedHosts(hosts, path.at('hosts'));
  const { command = run.command, cpu = cpuFor(processes, environment.defaults.cpu) } = rest;
  const variables = planEnv(env, process, run, path.at('env'));
  const asked = asBehindTls(probes, probeHost(names, service));
  return {
    process,
    hosts: names,
    unwanted: run.unwanted,
    deployment: { ...rest, port, command, cpu, probes: asked, variables },
  };
}

function planEnv(own: OwnEnv, process: WebProcess, { owned, unwanted }: ServerProcess, path: Path): EnvProps {
  checkStaticFiles(own, path);
  return planOwnEnv(own, { owned, shared: { ...SHARED, ...webVariables(process), ...unwanted } }, path);
}

/** Seconds; what is no duration is refused with the rest of the shutdown. */
const longestRequest = ({ shutdown }: Pick<PodProps, 'shutdown'>): number => {
  const { longestRequest: longest = '30s' } = shutdown ?? {};
  return seconds(longest) || 30;
};

/** A Ruby process uses one core at most; a quarter of one is what it needs when little happens. */
function cpuFor(processes: number, usual: Cpu): Cpu {
  const needed = 250 * Math.max(1, processes);
  return millicores(usual) > needed ? usual : `${needed}m`;
}

const ownHosts = (service: string, { domain }: Environment): readonly string[] =>
  domain === undefined ? [] : [`${service}.${domain}`];

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
