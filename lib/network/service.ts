import { isDeepStrictEqual } from 'node:util';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { labelsFor, planFor } from '../kernel';
import type { Reachable } from './reachable';
import { type ClusterServiceProps, planService } from './service-plan';
import { serviceSpec } from './service-spec';

/** A name and an address inside the cluster for the pods that serve. */
export class ClusterService extends Construct {
  readonly kind = 'Service';
  readonly name: string;
  readonly port: number;
  readonly portName: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ClusterServiceProps) {
    super(scope, id);
    const plan = planFor(this, (path) => planService(props, path));
    this.name = plan.name;
    this.port = plan.port;
    this.portName = plan.portName;
    this.selector = plan.selector;
    this.service = new ApiObject(this, 'service', serviceSpec(plan, labelsFor(this)));
  }

  /** For cdk8s-plus-28's IngressBackend, which asks a Service for its ports. */
  get ports(): readonly { readonly name: string; readonly port: number }[] {
    return [{ name: this.portName, port: this.port }];
  }

  /** The one that the chart of these pods already has; where they name their Service, it is called so. */
  static existingFor(pods: Reachable): ClusterService | undefined {
    const { selector, serviceName } = pods;
    return Chart.of(pods)
      .node.findAll()
      .find(
        (part): part is ClusterService =>
          part instanceof ClusterService &&
          isDeepStrictEqual(part.selector, selector) &&
          (serviceName === undefined || serviceName === part.name),
      );
  }
}
