import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type ChartSecrets, planChartSecrets } from '../config';
import {
  acknowledge,
  type Cluster,
  declareReferenced,
  type Environment,
  type Image,
  labelsFor,
  type Manifest,
  picksIn,
  planFor,
  provideContext,
  shownTo,
} from '../kernel';
import { enforceNetwork, NamespacePolicies } from '../network';
import { arrange } from './arrange';
import { withSecrets } from './chart-secrets';
import { placeFor } from './chosen-ingress';
import { limitRange, namespace, resourceQuota } from './namespace-spec';
import { objectName } from './object-name';
import { isExisting } from './service-account-plan';
import { serviceAccount } from './service-account-spec';
import { checkServiceChart, contextFor, planServiceChart, type ServiceChartPlan } from './service-chart-plan';
import type { ServiceChartProps, ServicePlace } from './service-chart-props';
import { type Exactly, pickFor, propsFor, type ServiceChartSettings } from './service-chart-settings';

/**
 * The chart of one service: its namespace, account and network, and whatever a team puts into it. Names are
 * readable and carry no hash; foreign objects get the labels and the sync wave that their kind needs.
 */
export abstract class ServiceChart<E extends string = string> extends Chart {
  /** Where it is being rendered. */
  readonly environment: Environment;
  /** What releases.yaml says runs there, for labels that name a version; undefined where nothing does. */
  readonly release: Image | undefined;
  /** Undefined in a namespace that somebody else makes. */
  readonly namespaceObject: ApiObject | undefined;
  /** Undefined where the chart named one that exists elsewhere. */
  readonly serviceAccount: ApiObject | undefined;
  readonly policies: NamespacePolicies;
  private readonly secrets: ChartSecrets;

  constructor(scope: Construct, given: ServicePlace, settings: ServiceChartSettings<E> = {}) {
    const where = `${given.service}/${given.environment.cluster.name}`;
    const shown = shownTo(scope, given.environment);
    const props = planFor(scope, (path) => propsFor(settings, shown, picksIn(scope, shown), path), where);
    const place = planFor(scope, (path) => placeFor(given, props, path.at('ingress')), where);
    const plan = planServiceChart(place, props);
    super(scope, plan.service, { namespace: plan.namespace });
    this.environment = shownTo(scope, place.environment);
    this.release = place.image;
    provideContext(this, contextFor(place, plan));
    enforceNetwork(this, props.network?.enforce ?? true);
    planFor(this, (path) => checkServiceChart(plan, props, path));
    this.secrets = planFor(this, (path) => planChartSecrets(props.secrets ?? {}, path.at('secrets')));
    this.namespaceObject = this.createNamespace(plan);
    this.serviceAccount = this.createServiceAccount(plan, props.serviceAccount);
    this.policies = this.createPolicies(plan, props.network);
  }

  /** The cluster that it is being rendered for. */
  get cluster(): Cluster {
    return this.environment.cluster;
  }

  /** The value for this environment. Every environment must have one. */
  pick<const V extends Readonly<Record<E, unknown>>>(values: Exactly<V, E>): V[E] {
    return planFor(this, (path) => pickFor<V, E>(picksIn(this, this.environment), values, path));
  }

  /** Silences a warning on everything in this chart, with a written reason. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  /** Of objects that name themselves nowhere, such as those of cdk8s-plus-28. */
  override generateObjectName(object: ApiObject): string {
    return objectName(object);
  }

  /** Its objects, and what makes the Secrets that their pods read. */
  override toJson(): Manifest[] {
    const objects = withSecrets(this, super.toJson(), this.secrets);
    return objects.map((object) => arrange(object, this.node.id, this.environment.clusterScoped));
  }

  private createNamespace(plan: ServiceChartPlan): ApiObject | undefined {
    if (!plan.owned) return undefined;
    const { quota, limits } = this.environment;
    const object = new ApiObject(this, 'namespace', namespace(plan, this.environment));
    if (quota !== undefined) new ApiObject(this, 'quota', resourceQuota(plan.service, quota));
    if (limits !== undefined) new ApiObject(this, 'limits', limitRange(plan.service, limits));
    return object;
  }

  private createServiceAccount(
    { ownAccount, account }: ServiceChartPlan,
    props: ServiceChartProps['serviceAccount'] = {},
  ): ApiObject | undefined {
    if (ownAccount !== undefined) {
      return new ApiObject(this, 'service-account', serviceAccount(ownAccount, labelsFor(this)));
    }
    declareReferenced(this, 'ServiceAccount', isExisting(props) ? props : account);
    return undefined;
  }

  private createPolicies(
    { service, owned }: ServiceChartPlan,
    network: ServiceChartProps['network'] = {},
  ): NamespacePolicies {
    return new NamespacePolicies(this, 'network', { service, wholeNamespace: owned, props: network });
  }
}
