import type { ApiObjectProps } from 'cdk8s';
import type { IngressFacts, Path } from '../../kernel';
import type { Reachable } from '../reachable';
import type { SecureIngressPlan } from '../secure-ingress-plan';

/** What the platform says about each controller, by the controller's name. */
export type FactsOf = { readonly [F in IngressFacts as F['controller']]: F };

/** The Service in front of a backend. */
export interface ServiceAddress {
  readonly name: string;
  readonly port: number;
}

export type AddressOf = (service: Reachable) => ServiceAddress;

/** The objects that one controller reads; each has those that it needs. */
export interface IngressObjects {
  readonly ingress?: ApiObjectProps;
  readonly route?: ApiObjectProps;
  readonly redirect?: ApiObjectProps;
}

/** How one kind of load balancer is told who may reach a service. */
export interface Controller {
  /** Refuses what it cannot do. */
  check(plan: SecureIngressPlan, path: Path): void;
  objects(plan: SecureIngressPlan, addressOf: AddressOf): IngressObjects;
  /** What a Service has to say itself, because the ingress says something else for all the others. */
  serviceAnnotations(plan: SecureIngressPlan, service: Reachable): Readonly<Record<string, string>>;
}
