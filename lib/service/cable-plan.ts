import { checkedSeconds, type Duration, type Environment, type Path } from '../kernel';
import { type MainWeb, planSide, type SidePlan } from './side-plan';
import type { WebProps } from './web-plan';

/** Action Cable: connections that stay open. https://guides.rubyonrails.org/action_cable_overview.html */
export interface CableProps {
  /** Where browsers connect, `config.action_cable.mount_path`. @default '/cable' */
  readonly path?: string;
  /** How long a load balancer keeps a silent connection, 1s or more; Action Cable pings each 3s. @default '1h' */
  readonly timeout?: Duration;
  /**
   * Pods of its own, so that open connections neither crowd out requests nor end with every scaling of them.
   * @default - the web process answers
   */
  readonly web?: Omit<WebProps, 'hosts'>;
}

export interface CablePlan {
  readonly path: string;
  /** Seconds. */
  readonly timeout: number;
  /** Undefined where the web process answers. */
  readonly own: SidePlan | undefined;
}

/** A load balancer closes what it takes for silent after a minute, and every browser connects anew (F49). */
export function planCable(
  { path: mount = '/cable', timeout = '1h', web }: CableProps,
  main: MainWeb,
  service: string,
  environment: Environment,
  path: Path,
): CablePlan {
  return {
    path: mount,
    timeout: checkedSeconds(timeout, path.at('timeout'), { from: 1, fallback: 3600 }),
    own: web && planSide({ ...web, paths: [mount] }, main, service, environment, path.at('web')),
  };
}
