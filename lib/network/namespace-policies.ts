import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { contextOf, planFor } from '../kernel';
import { networkEnforced } from './enforcement';
import {
  allowFromPolicy,
  allowToPolicy,
  denyPolicy,
  metricsPolicy,
  platformEgress,
} from './namespace-policies-spec';
import { type NetworkProps, planNetwork } from './network-plan';

export interface NamespacePoliciesProps {
  /** Its pods are those whose `app.kubernetes.io/name` it is. */
  readonly service: string;
  /** Whether the namespace is this service's own, so that pods of unknown origin are cut off too. */
  readonly wholeNamespace: boolean;
  /** @default - enforced, with nothing opened beyond what the platform and the ingresses open */
  readonly props?: NetworkProps;
}

/**
 * Cuts the pods of a service off, then opens what the platform and the chart name.
 * A part is undefined where there is nothing to open, and all of them where nothing is enforced.
 */
export class NamespacePolicies extends Construct {
  readonly defaultDeny: ApiObject | undefined;
  readonly egress: ApiObject | undefined;
  readonly metrics: ApiObject | undefined;
  readonly allowFrom: ApiObject | undefined;
  readonly allowTo: ApiObject | undefined;

  constructor(scope: Construct, id: string, { service, wholeNamespace, props = {} }: NamespacePoliciesProps) {
    super(scope, id);
    const { environment } = contextOf(this);
    const plan = planFor(this, (path) => planNetwork(props, path));
    if (!plan.enforce || !networkEnforced(this)) return;
    this.defaultDeny = this.add('default-deny', denyPolicy(service, wholeNamespace));
    this.egress = this.add('egress', platformEgress(service, environment));
    this.metrics = this.add('metrics', metricsPolicy(service, plan, environment));
    this.allowFrom = this.add('allow-from', allowFromPolicy(service, plan));
    this.allowTo = this.add('allow-to', allowToPolicy(service, plan));
  }

  private add(id: string, policy: ApiObjectProps | undefined): ApiObject | undefined {
    return policy && new ApiObject(this, id, policy);
  }
}
