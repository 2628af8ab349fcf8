import { ApiObject, Lazy } from 'cdk8s';
import type {
  INetworkPolicyPeer,
  IPodSelector,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { EnvConfig, type EnvProps } from '../config';
import { type Guard, PORT_NAME, type PodPlan, type PodProps, planPod, surroundingsOf } from '../container';
import { acknowledge, checkName, contextOf, planFor, selectorOf } from '../kernel';
import { plusSelector } from './plus-selector';
import { neededTime } from './progress-deadline';
import { planRollout, type RolloutPlan, type RolloutProps } from './rollout-plan';
import { autoscaler, deploymentSpec, disruptionBudget, type WorkloadIdentity } from './rollout-spec';

/** One container, and how it is rolled out. */
export interface RollingDeploymentProps extends PodProps, RolloutProps {
  /** Variables of its own, or those that it shares with other workloads. @default - none */
  readonly env?: EnvProps | EnvConfig;
  /** Variables that only this workload has, beside shared ones. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** @default - the service's name and the construct's id */
  readonly name?: string;
}

/**
 * A Deployment that never has fewer pods than it was asked for while a new version takes over, with the
 * disruption budget, autoscaler and spread that go with it. For any container, Rails or not.
 */
export class RollingDeployment extends Construct implements IPodSelector, INetworkPolicyPeer {
  readonly deployment: ApiObject;
  /** Undefined where a single pod runs, or the chart wants none. */
  readonly disruptionBudget: ApiObject | undefined;
  /** Undefined where the number of pods is fixed. */
  readonly autoscaler: ApiObject | undefined;
  readonly env: EnvConfig;
  readonly name: string;
  readonly component: string;
  readonly pod: PodPlan;
  /** No Service of its own: whoever leads requests here makes one. */
  readonly serviceName: string | undefined = undefined;
  readonly hosts: readonly string[] = [];
  private readonly rollout: RolloutPlan;
  private readonly identity: WorkloadIdentity;
  private guard: Guard | undefined;

  constructor(scope: Construct, id: string, props: RollingDeploymentProps = {}) {
    super(scope, id);
    const { service, environment } = contextOf(this);
    this.component = id;
    this.name = props.name ?? `${service}-${id}`;
    this.env = props.env instanceof EnvConfig ? props.env : new EnvConfig(this, `${id}-env`, props.env ?? {});
    this.pod = planFor(this, (path) =>
      planPod(props, surroundingsOf(this, id, this.env.forContainer(props.variables)), path),
    );
    this.rollout = planFor(this, (path) => planRollout(props, path, environment.defaults.replicas));
    this.identity = {
      name: this.name,
      labels: this.pod.labels,
      selector: selectorOf({ service, component: id }),
    };
    this.deployment = this.createDeployment();
    this.disruptionBudget = this.createDisruptionBudget();
    this.autoscaler = this.createAutoscaler();
  }

  /** Exactly name and component, for ever: a Deployment's selector cannot change. */
  get selector(): Readonly<Record<string, string>> {
    return this.identity.selector;
  }

  get port(): { readonly name: string; readonly number: number } | undefined {
    const { port } = this.pod.container;
    return port === undefined ? undefined : { name: PORT_NAME, number: port };
  }

  /** Path of the readiness probe; undefined where readiness is no HTTP request to the container's port. */
  get readinessPath(): string | undefined {
    const readiness = this.pod.container.probes?.readiness;
    return readiness?.ask.kind === 'http' && readiness.port === undefined ? readiness.ask.path : undefined;
  }

  get drain(): { readonly longestRequest: number; readonly deregistrationDelay: number } {
    return this.pod.shutdown;
  }

  /** Holds every new pod back until a migration has completed. */
  holdUntilMigrated(guard: Guard): void {
    this.guard = guard;
    planFor(this, (path) => {
      const needed = neededTime(this.rollout, this.pod.container.probes?.startupBudget ?? 0, guard.wait);
      const { progressDeadline = needed } = this.rollout;
      if (progressDeadline < needed) {
        path
          .at('progressDeadline')
          .warn(
            'F59',
            `${needed}s or more, for pods wait for the migration`,
            `${progressDeadline}s`,
            'leave it out',
          );
      }
    });
  }

  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  toPodSelectorConfig(): PodSelectorConfig {
    return plusSelector(this.identity.selector);
  }

  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  toPodSelector(): IPodSelector {
    return this;
  }

  private createDeployment(): ApiObject {
    planFor(this, (path) => checkName(this.name, path.at('name')));
    return new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: this.name, labels: this.identity.labels },
      // a migration that is declared later adds its guard
      spec: Lazy.any({ produce: () => deploymentSpec(this.identity, this.rollout, this.pod, this.guard) }),
    });
  }

  private createDisruptionBudget(): ApiObject | undefined {
    const { disruption } = this.rollout;
    return (
      disruption && new ApiObject(this, 'disruption-budget', disruptionBudget(this.identity, disruption))
    );
  }

  private createAutoscaler(): ApiObject | undefined {
    const { autoscaling } = this.rollout;
    return autoscaling && new ApiObject(this, 'autoscaler', autoscaler(this.identity, autoscaling));
  }
}
