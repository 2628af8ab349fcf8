import type { ApiObjectProps } from 'cdk8s';
import type { IngressFacts, Path } from '../../kernel';
import type { Reachable } from '../reachable';
import type { SecureIngressPlan } from '../secure-ingress-plan';

/** What the platform says about each controller, by the controller's name. */
export type FactsOf = { readonly [F in IngressFacts as F['controller']]: F };

export type ControllerName = IngressFacts['controller'];

/** The Service in front of a backend. */
export interface ServiceAddress {
  readonly name: string;
  readonly port: number;
  /** Undefined for a Service that somebody else made and numbers its port. */
  readonly portName: string | undefined;
}

export type AddressOf = (service: Reachable) => ServiceAddress;

/** Objects by the id of their construct. */
export type Objects = Readonly<Record<string, ApiObjectProps>>;

/** How one kind of load balancer is told who may reach a service. */
export interface Controller {
  /** Addresses that requests reach the pods from. */
  readonly sources: readonly string[];
  /** Annotations that a prop writes, and that nobody may write past it. */
  readonly reserved: readonly string[];
  /** Refuses what it cannot do in this way; what it cannot do at all is in the table of abilities. */
  check(plan: SecureIngressPlan, path: Path): void;
  /** The objects of this ingress: 'ingress', 'route' and 'redirect' are parts of it by name. */
  objects(plan: SecureIngressPlan, addressOf: AddressOf): Objects;
  /** What belongs to the Services behind it, and so to every ingress that leads to them. */
  serviceObjects(plan: SecureIngressPlan, addressOf: AddressOf): Objects;
  /** What a Service has to say itself. */
  serviceAnnotations(plan: SecureIngressPlan, service: Reachable): Readonly<Record<string, string>>;
}
