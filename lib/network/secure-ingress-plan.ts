import {
  checkCidrs,
  checkName,
  type Environment,
  type IngressFacts,
  type Labels,
  labelsIn,
  type Path,
  type ServiceContext,
} from '../kernel';
import { planHosts } from './hosts-plan';
import type { Reachable } from './reachable';
import { type Neighbourhood, type PathTo, planRoutes, type Route } from './routes-plan';

export interface SecureIngressProps {
  /** What requests are led to: RailsService, a RollingDeployment, or whatever else is `Reachable`. */
  readonly service: Reachable;
  /**
   * Hosts that it answers to, lower case; `*.example.com` covers one label.
   * @default - the hosts of the service, or the chart's name in the domain of the environment
   */
  readonly hosts?: readonly string[];
  /**
   * Path prefixes. `{ path: '/cable', service: this.cable }` leads one of them to other pods; the longest
   * prefix wins, whatever the order. @default ['/']
   */
  readonly paths?: readonly (string | PathTo)[];
  /**
   * Address ranges that may send requests, IPv4 or IPv6. Behind `alb` only.
   * @default - those of the environment's ingress, else all
   */
  readonly allowedFrom?: readonly string[];
  /**
   * Whether search engines are told to stay away (`X-Robots-Tag: noindex`). An ALB cannot say it: there
   * `true` is refused, and outside production a public ingress is warned about (N1) unless this is `false`.
   * @default - true outside production
   */
  readonly noindex?: boolean;
  /** Further annotations, added last; one that the library writes itself is refused. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default - the name of the service */
  readonly name?: string;
}

export interface SecureIngressPlan {
  readonly name: string;
  readonly labels: Labels;
  readonly environment: Environment;
  /** Undefined where the platform has none or the service listens on no port; both are refused. */
  readonly facts: IngressFacts | undefined;
  /** Whose readiness and shutdown count where one ingress leads to several services. */
  readonly service: Reachable;
  readonly hosts: readonly string[];
  readonly routes: readonly Route[];
  readonly allowedFrom: readonly string[] | undefined;
  readonly noindex: boolean | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}

export function planSecureIngress(
  { service, hosts, paths = ['/'], noindex, annotations = {}, ...props }: SecureIngressProps,
  context: ServiceContext,
  around: Neighbourhood,
  path: Path,
): SecureIngressPlan {
  const { environment } = context;
  const { name = service.name, allowedFrom = environment.ingress?.allowedFrom } = props;
  checkName(name, path.at('name'));
  if (environment.ingress === undefined) refuseNowhere(environment, path);
  if (allowedFrom !== undefined) checkCidrs(allowedFrom, path.at('allowedFrom'));
  checkKeys(annotations, path.at('annotations'));
  return {
    name,
    labels: labelsIn(context),
    environment,
    facts: service.port === undefined ? undefined : environment.ingress,
    service,
    hosts: planHosts(hosts, service.hosts, context, path),
    routes: planRoutes(service, paths, around, path),
    allowedFrom,
    noindex,
    annotations,
  };
}

function refuseNowhere({ name }: Environment, path: Path): void {
  const place = name === '' ? 'the environment' : `the environment '${name}'`;
  path.refuse(
    `an ingress controller on the platform for ${place}`,
    undefined,
    `set ingress on ${place}: { controller: 'alb' or 'gateway', sources: […] }`,
  );
}

const KEY = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

function checkKeys(annotations: Readonly<Record<string, string>>, path: Path): void {
  for (const key of Object.keys(annotations)) {
    if (!KEY.test(key)) path.refuse("names such as 'example.com/owner'", key, 'correct the name');
  }
}
