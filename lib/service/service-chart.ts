import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  acknowledge,
  type Cluster,
  checkName,
  declareExternal,
  type Environment,
  type Image,
  labelsFor,
  type Manifest,
  type NameOr,
  nameOf,
  planFor,
  provideContext,
} from '../kernel';
import { enforceNetwork, NamespacePolicies, type NetworkProps } from '../network';
import { arrange } from './arrange';
import { limitRange, namespace, type PodSecurity, resourceQuota, serviceAccount } from './namespace-spec';

export interface ServiceChartProps {
  /** @default - one of its own, called as the service */
  readonly namespace?: NamespaceProps;
  /** Who may reach its pods, and whom they may reach. @default - what the platform declares */
  readonly network?: NetworkProps;
  /** What Pod Security enforces; anything but `restricted` is reported. @default 'restricted' */
  readonly podSecurity?: PodSecurity;
  /** An account that exists elsewhere. @default - one of its own, called as the service */
  readonly serviceAccount?: NameOr<'ServiceAccount'>;
}

export interface NamespaceProps {
  readonly name: string;
  /** Whether this chart makes the namespace. @default true */
  readonly owned?: boolean;
}

/** Which service a chart is, where it runs and what it runs: the platform's part of it. */
export interface ServicePlace {
  readonly service: string;
  readonly environment: Environment;
  readonly image: Image | undefined;
}

/**
 * The chart of one service: its namespace, account and network, and whatever a team puts into it. Names are
 * readable and carry no hash; foreign objects get the labels and the sync wave that their kind needs.
 */
export abstract class ServiceChart<E extends string = string> extends Chart {
  /** Where it is being rendered. */
  readonly environment: Environment;

  constructor(
    scope: Construct,
    { service, environment, image }: ServicePlace,
    props: ServiceChartProps = {},
  ) {
    const { name = service, owned = true } = props.namespace ?? {};
    super(scope, service, { namespace: name });
    this.environment = environment;
    const account = props.serviceAccount === undefined ? service : nameOf(props.serviceAccount);
    provideContext(this, {
      service,
      namespace: name,
      environment,
      serviceAccount: account,
      ...(image && { image }),
    });
    enforceNetwork(this, props.network?.enforce ?? true);
    planFor(this, (path) => {
      checkName(service, path.at('service'));
      checkName(name, path.at('namespace').at('name'));
    });
    if (owned) this.createNamespace(name, service, props.podSecurity);
    this.createServiceAccount(account, props.serviceAccount);
    new NamespacePolicies(this, 'network', { service, wholeNamespace: owned, props: props.network ?? {} });
  }

  /** The cluster that it is being rendered for. */
  get cluster(): Cluster {
    return this.environment.cluster;
  }

  /** The value for this environment. Every environment must have one. */
  pick<const T>(values: Readonly<Record<E, T>>): T {
    return values[this.environment.name as E]; // the platform only renders its own environments
  }

  /** Silences a warning on everything in this chart, with a written reason. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  override generateObjectName(object: ApiObject): string {
    const path = object.node.scopes.slice(1).map(({ node }) => node.id);
    return path
      .filter((id) => id !== 'Resource' && id !== 'Default')
      .join('-')
      .toLowerCase();
  }

  override toJson(): Manifest[] {
    const objects: Manifest[] = super.toJson();
    return objects.map((object) => arrange(object, this.node.id, this.environment.clusterScoped));
  }

  private createNamespace(name: string, service: string, podSecurity: PodSecurity = 'restricted'): void {
    const { quota, limits } = this.environment;
    if (podSecurity !== 'restricted') {
      planFor(this, (path) =>
        path
          .at('podSecurity')
          .warn('P4', "'restricted'", podSecurity, 'leave it out, or acknowledge what needs more rights'),
      );
    }
    new ApiObject(this, 'namespace', namespace(name, service, podSecurity, this.environment));
    const labels = labelsFor(this, 'namespace');
    if (quota !== undefined) new ApiObject(this, 'quota', resourceQuota(labels, quota));
    if (limits !== undefined) new ApiObject(this, 'limits', limitRange(labels, limits));
  }

  private createServiceAccount(name: string, existing: NameOr<'ServiceAccount'> | undefined): void {
    if (existing === undefined) new ApiObject(this, 'service-account', serviceAccount(name, labelsFor(this)));
    else if (typeof existing === 'string') declareExternal(this, { kind: 'ServiceAccount', name });
  }
}
