import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge, contextOf, planFor } from '../kernel';
import { type AddressOf, type Controller, controllerFor, type IngressObjects } from './controllers';
import { networkEnforced } from './enforcement';
import { checkSources, IngressPolicy } from './ingress-policy';
import type { Reachable } from './reachable';
import { backendsOf, type Neighbourhood } from './routes-plan';
import { planSecureIngress, type SecureIngressPlan, type SecureIngressProps } from './secure-ingress-plan';
import { ClusterService } from './service';

/** Port of a Service that somebody else made. */
const SERVICE_PORT = 80;

/**
 * Lets requests from outside reach a service: TLS only, plain HTTP redirected, and nobody but the load
 * balancer at the pods' port. The platform decides which controller does it.
 */
export class SecureIngress extends Construct {
  /** Of the controller `alb`. */
  readonly ingress: ApiObject | undefined;
  /** Of the controller `gateway`: the HTTPRoute to the service. */
  readonly route: ApiObject | undefined;
  /** Of the controller `gateway`: the HTTPRoute that leads plain HTTP to TLS. */
  readonly redirect: ApiObject | undefined;
  /** The objects above that there are. */
  readonly objects: readonly ApiObject[];
  /** In front of the pods; undefined where the service brought its own. */
  readonly service: ClusterService | undefined;
  /** Undefined where the chart does not enforce its network. */
  readonly networkPolicy: ApiObject | undefined;

  constructor(scope: Construct, id: string, props: SecureIngressProps) {
    super(scope, id);
    const { plan, controller } = this.plan(props);
    const services = this.createServices(plan, controller);
    const manifests = controller?.objects(plan, addressesIn(services)) ?? {};
    this.ingress = this.create('ingress', manifests);
    this.route = this.create('route', manifests);
    this.redirect = this.create('redirect', manifests);
    this.objects = [this.ingress, this.route, this.redirect].filter((object) => object !== undefined);
    this.service = services.get(props.service);
    this.networkPolicy = this.createPolicies(plan).get(props.service);
  }

  /** Silences a warning, such as N1, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  private plan(props: SecureIngressProps) {
    return planFor(this, (path) => {
      const plan = planSecureIngress(props, contextOf(this), neighbourhoodOf(this), path);
      const controller = plan.facts && controllerFor(plan.facts);
      controller?.check(plan, path);
      if (plan.facts) checkSources(plan.facts.sources, path);
      return { plan, controller };
    });
  }

  private create(id: keyof IngressObjects, manifests: IngressObjects): ApiObject | undefined {
    const manifest = manifests[id];
    return manifest && new ApiObject(this, id, manifest);
  }

  private createServices(plan: SecureIngressPlan, controller: Controller | undefined) {
    const services = new Map<Reachable, ClusterService>();
    for (const { service: of } of backendsOf(plan.routes)) {
      if (of.serviceName !== undefined) continue;
      const made = ClusterService.existingFor(of) ?? new ClusterService(this, `service-${of.name}`, { of });
      const annotations = controller?.serviceAnnotations(plan, of) ?? {};
      for (const [key, value] of Object.entries(annotations)) made.service.metadata.addAnnotation(key, value);
      services.set(of, made);
    }
    return services;
  }

  private createPolicies({ facts, routes }: SecureIngressPlan) {
    const policies = new Map<Reachable, ApiObject>();
    if (facts === undefined || !networkEnforced(this)) return policies;
    for (const backend of backendsOf(routes)) {
      const { name } = backend.service;
      const made =
        IngressPolicy.existingFor(backend) ??
        new IngressPolicy(this, `network-policy-${name}`, backend, facts.sources);
      policies.set(backend.service, made.policy);
    }
    return policies;
  }
}

const addressesIn =
  (services: ReadonlyMap<Reachable, ClusterService>): AddressOf =>
  (service) => {
    const { name, port } = services.get(service) ?? {
      name: service.serviceName ?? service.name,
      port: SERVICE_PORT,
    };
    return { name, port };
  };

function neighbourhoodOf(ingress: IConstruct): Neighbourhood {
  const namespaceOf = (part: IConstruct) => contextOf(part).namespace ?? Chart.of(part).namespace;
  return { namespace: namespaceOf(ingress), namespaceOf };
}
