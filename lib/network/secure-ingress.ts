import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge, contextOf, declareReferenced, planFor } from '../kernel';
import type { Neighbourhood } from './backend-plan';
import {
  type AddressOf,
  type Controller,
  checkAbilities,
  checkOwnAnnotations,
  controllerFor,
} from './controllers';
import { networkEnforced } from './enforcement';
import { checkSources, IngressPolicy } from './ingress-policy';
import type { Reachable } from './reachable';
import { backendsOf } from './routes-plan';
import { secretsOf } from './secrets-of';
import { planSecureIngress, type SecureIngressPlan } from './secure-ingress-plan';
import type { SecureIngressProps } from './secure-ingress-props';
import { ClusterService } from './service';
import { addressesIn } from './service-address';

/**
 * Lets requests from outside reach a service: TLS only, plain HTTP redirected, and nobody but the load
 * balancer at the pods' port. The platform decides which controller does it.
 */
export class SecureIngress extends Construct {
  /** Of the controllers `alb`, `nginx` and `gce`. */
  readonly ingress: ApiObject | undefined;
  /** Of the controller `gateway`: the HTTPRoute to the service. */
  readonly route: ApiObject | undefined;
  /** Of the controller `gateway`: the HTTPRoute that leads plain HTTP to TLS. */
  readonly redirect: ApiObject | undefined;
  /** The objects above that there are, and all others that the controller needs. */
  readonly objects: readonly ApiObject[];
  /** In front of the pods; undefined where it was made without this library. */
  readonly service: ClusterService | undefined;
  /** Undefined where the chart does not enforce its network. */
  readonly networkPolicy: ApiObject | undefined;
  private readonly planned: SecureIngressPlan;

  constructor(scope: Construct, id: string, props: SecureIngressProps) {
    super(scope, id);
    const { plan, controller } = this.plan(props);
    this.planned = plan;
    const services = this.createServices(plan, controller);
    const objects = this.createObjects(plan, controller, addressesIn(services));
    this.ingress = objects.get('ingress');
    this.route = objects.get('route');
    this.redirect = objects.get('redirect');
    this.objects = [...objects.values()];
    this.service = services.get(props.service);
    this.networkPolicy = controller && this.createPolicies(plan, controller).get(props.service);
  }

  /** Silences a warning, such as N1, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  private plan(props: SecureIngressProps) {
    return planFor(this, (path) => {
      const plan = planSecureIngress(props, contextOf(this), this.neighbourhood(), path);
      const controller = plan.facts && controllerFor(plan.facts);
      if (plan.facts) checkAbilities(plan, plan.facts.controller, path);
      controller?.check(plan, path);
      if (controller) checkSources(controller.sources, path);
      return { plan, controller };
    });
  }

  private neighbourhood(): Neighbourhood {
    const namespaceOf = (part: IConstruct) => contextOf(part).namespace ?? Chart.of(part).namespace;
    const parts = Chart.of(this).node.findAll();
    return {
      namespace: namespaceOf(this),
      ingresses: parts.flatMap((part) =>
        part instanceof SecureIngress && part !== this ? [part.planned] : [],
      ),
      namespaceOf,
      isOurs: (service) =>
        service.serviceName === undefined || ClusterService.existingFor(service) !== undefined,
    };
  }

  private createServices(plan: SecureIngressPlan, controller: Controller | undefined) {
    const services = new Map<Reachable, ClusterService>();
    for (const { service: of, ours } of backendsOf(plan.routes)) {
      if (!ours) continue;
      const made = ClusterService.existingFor(of) ?? new ClusterService(this, `service-${of.name}`, { of });
      const annotations = controller?.serviceAnnotations(plan, of) ?? {};
      for (const [key, value] of Object.entries(annotations)) made.service.metadata.addAnnotation(key, value);
      services.set(of, made);
    }
    return services;
  }

  private createObjects(plan: SecureIngressPlan, controller: Controller | undefined, addressOf: AddressOf) {
    if (controller === undefined) return new Map<string, ApiObject>();
    planFor(this, (path) => checkOwnAnnotations(controller, plan, addressOf, path.at('annotations')));
    for (const secret of secretsOf(plan)) declareReferenced(this, 'Secret', secret);
    const own = Object.entries(controller.objects(plan, addressOf));
    const ofServices = Object.entries(controller.serviceObjects(plan, addressOf));
    return new Map([
      ...own.map(([id, manifest]) => [id, new ApiObject(this, id, manifest)] as const),
      ...ofServices.map(([id, manifest]) => [id, sharedObject(this, id, manifest)] as const),
    ]);
  }

  private createPolicies({ routes }: SecureIngressPlan, { sources }: Controller) {
    const policies = new Map<Reachable, ApiObject>();
    if (!networkEnforced(this)) return policies;
    for (const backend of backendsOf(routes)) {
      const { name } = backend.service;
      const made =
        IngressPolicy.existingFor(backend) ??
        new IngressPolicy(this, `network-policy-${name}`, backend, sources);
      policies.set(backend.service, made.policy);
    }
    return policies;
  }
}

/** What belongs to a Service is made once, however many ingresses lead to it. */
function sharedObject(ingress: SecureIngress, id: string, manifest: ApiObjectProps): ApiObject {
  const made = Chart.of(ingress)
    .node.findAll()
    .filter((part) => part instanceof SecureIngress && part !== ingress)
    .flatMap(({ node }) => node.children.filter(ApiObject.isApiObject))
    .find(({ kind, name }) => kind === manifest.kind && name === manifest.metadata?.name);
  return made ?? new ApiObject(ingress, id, manifest);
}
