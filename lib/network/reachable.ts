import type { IConstruct } from 'constructs';

/** What a SecureIngress can lead to: RailsService, a bare RollingDeployment, or whatever has these. */
export interface Reachable extends IConstruct {
  /** Names the Service and the Ingress. */
  readonly name: string;
  /** Selects exactly the pods that serve. */
  readonly selector: Readonly<Record<string, string>>;
  /** What the pods listen on; undefined when they serve nothing, which an ingress refuses. */
  readonly port: { readonly name: string; readonly number: number } | undefined;
  /** The Service in front of the pods; undefined where the ingress has to make one. */
  readonly serviceName: string | undefined;
  /** Port of that Service. @default 80 */
  readonly servicePort?: number | undefined;
  /** Hosts that it answers to; empty for `service.domain` of the environment. */
  readonly hosts: readonly string[];
  /** Path that answers whether a pod is ready; undefined where readiness is no HTTP request. */
  readonly readinessPath: string | undefined;
  /** The shutdown numbers, in seconds, from the one place that plans them. */
  readonly drain: Drain;
  /** Paths that parts of its own answer, or that take longer: an ingress leads them there unless it names them. */
  readonly routes?: readonly ServedPath[];
}

/** A path that a service wants led to one of its parts. */
export interface ServedPath {
  readonly path: string;
  readonly service: Reachable;
  /** Seconds that a request or a silent connection may take. @default - the longest request of the part */
  readonly timeout?: number;
}

/** How long a request may take, and how long a load balancer needs to let go of a pod; in seconds. */
export interface Drain {
  readonly longestRequest: number;
  readonly deregistrationDelay: number;
}
