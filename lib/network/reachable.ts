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
  /** Hosts that it answers to; empty for `service.domain` of the environment. */
  readonly hosts: readonly string[];
  /** Path that answers whether a pod is ready; undefined where readiness is no HTTP request. */
  readonly readinessPath: string | undefined;
  /** The shutdown numbers, in seconds, from the one place that plans them. */
  readonly drain: Drain;
}

/** How long a request may take, and how long a load balancer needs to let go of a pod; in seconds. */
export interface Drain {
  readonly longestRequest: number;
  readonly deregistrationDelay: number;
}
