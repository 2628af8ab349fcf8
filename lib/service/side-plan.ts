import type { EnvProps } from '../config';
import { checkedSeconds, type Duration, type Environment, type Path } from '../kernel';
import type { RollingDeploymentProps } from '../rollout';
import type { WebProcess } from './rails-env';
import { planWeb, type WebPlan, type WebProps } from './web-plan';

/** A web process beside the main one, which answers paths of its own on the same hosts. */
export interface SideWebProps extends Omit<WebProps, 'hosts'> {
  /** Path prefixes that an ingress to the service leads to it, such as `['/api']`. */
  readonly paths: readonly string[];
  /** How long a request to them may take or a connection be silent. @default - the longest request */
  readonly timeout?: Duration;
}

/** What a side has from the main process. */
export type MainWeb = Pick<WebPlan, 'process' | 'hosts'>;

export interface SidePlan {
  readonly paths: readonly string[];
  /** Seconds; undefined for the longest request. */
  readonly timeout: number | undefined;
  readonly deployment: RollingDeploymentProps;
}

/** A process of its own size, whose probes name the hosts of the main one. */
export function planSide(
  { paths, timeout, ...props }: SideWebProps,
  main: MainWeb,
  service: string,
  environment: Environment,
  path: Path,
): SidePlan {
  if (paths.length === 0) {
    path.at('paths').refuse('at least one path', paths, "write the prefixes that it answers, such as '/api'");
  }
  const { process, deployment } = planWeb(
    main.hosts.length === 0 ? props : { ...props, hosts: main.hosts },
    service,
    environment,
    path,
  );
  return {
    paths,
    timeout:
      timeout === undefined
        ? undefined
        : checkedSeconds(timeout, path.at('timeout'), { from: 1, fallback: 3600 }),
    deployment: { ...deployment, variables: withSize(deployment.variables, process, main.process) },
  };
}

/** The size that the shared variables state is that of the main process. */
function withSize(
  { clear = {}, ...rest }: EnvProps = {},
  { threads, concurrency }: WebProcess,
  main: WebProcess,
): EnvProps {
  const size = {
    ...(threads !== main.threads && { RAILS_MAX_THREADS: threads }),
    ...(concurrency !== main.concurrency && { WEB_CONCURRENCY: concurrency }),
  };
  return { ...rest, clear: { ...clear, ...size } };
}
