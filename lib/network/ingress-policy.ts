import { isDeepStrictEqual } from 'node:util';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { COMPONENT, checkName, contextOf, NAME, type Path, planFor } from '../kernel';
import type { Backend } from './backend-plan';
import { addresses, allowRule, ingressPolicy, tcp } from './network-policy-spec';
import type { Reachable } from './reachable';

/** Lets the load balancer's addresses reach the pods that an ingress leads to, on the port they serve. */
export class IngressPolicy extends Construct {
  readonly of: Backend;
  readonly policy: ApiObject;

  constructor(scope: Construct, id: string, of: Backend, sources: readonly string[]) {
    super(scope, id);
    const { service } = contextOf(this);
    const { selector } = of.service;
    const name = policyName(of.service);
    planFor(this, (path) => checkName(name, path));
    this.of = of;
    this.policy = new ApiObject(
      this,
      'policy',
      ingressPolicy({ service, component: selector[COMPONENT], name }, selector, rules(of, sources)),
    );
  }

  /** The one that another ingress has already made for the same pods. */
  static existingFor({ service, port }: Backend): IngressPolicy | undefined {
    return Chart.of(service)
      .node.findAll()
      .find(
        (part): part is IngressPolicy =>
          part instanceof IngressPolicy &&
          part.of.port.number === port.number &&
          isDeepStrictEqual(part.of.service.selector, service.selector),
      );
  }
}

/** Without sources nobody is let in: an empty list would let everybody in. */
export function checkSources(sources: readonly string[], path: Path): void {
  if (sources.length > 0) return;
  const fix = "set sources of the environment's ingress to the subnets of the load balancer";
  path.refuse('addresses that requests reach the pods from', sources, fix);
}

const rules = ({ port }: Backend, sources: readonly string[]) =>
  allowRule(
    sources.map((cidr) => addresses(cidr)),
    [tcp(port.number)],
  );

function policyName({ name, selector }: Reachable): string {
  const parts = [selector[NAME], selector[COMPONENT]].filter((part) => part !== undefined);
  return `${parts.length === 2 ? parts.join('-') : name}-ingress`;
}
