import { ApiObject, Lazy } from 'cdk8s';
import type {
  INetworkPolicyPeer,
  IPodSelector,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { EnvConfig } from '../config';
import { declareMounted, guardsAnnounced, type PodPlan, type PortPlan, surroundingsOf } from '../container';
import { acknowledge, checkNames, contextOf, placeOf, planFor, selectorOf } from '../kernel';
import { autoscaler } from './autoscaler-spec';
import { planGuards } from './guards-plan';
import { ownVariables } from './own-variables';
import { plusSelector } from './plus-selector';
import type { RollingDeploymentProps } from './rolling-deployment-props';
import type { RolloutPlan } from './rollout-plan';
import { deployment, deploymentSpec, disruptionBudget, type WorkloadIdentity } from './rollout-spec';
import { planWorkload, type WorkloadPlan } from './workload-plan';

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
  /** The construct's id: the container's name and the pods' `component` label. */
  readonly component: string;
  /** Exactly name and component, for ever: a Deployment's selector cannot change. */
  readonly selector: Readonly<Record<string, string>>;
  readonly pod: PodPlan;
  /** No Service of its own: whoever leads requests here makes one. */
  readonly serviceName: string | undefined = undefined;
  /** None of its own: an ingress answers to `name.domain`, or to what it names itself. */
  readonly hosts: readonly string[] = [];
  private readonly rollout: RolloutPlan;

  constructor(scope: Construct, id: string, props: RollingDeploymentProps = {}) {
    super(scope, id);
    const { service } = contextOf(this);
    this.component = id;
    this.name = props.name ?? `${service}-${id}`;
    this.selector = selectorOf({ service, component: id });
    this.env = EnvConfig.of(this, id, props.env);
    const { pod, rollout } = this.planWorkload(props);
    this.pod = { ...pod, annotations: { ...pod.annotations, ...this.env.checksums } };
    this.rollout = rollout;
    declareMounted(this, props);
    this.deployment = this.createDeployment();
    this.disruptionBudget = this.createDisruptionBudget();
    this.autoscaler = this.createAutoscaler();
  }

  get port(): PortPlan | undefined {
    return this.pod.serving;
  }

  /** Path of the readiness probe; undefined where readiness is no HTTP request to the container's port. */
  get readinessPath(): string | undefined {
    const readiness = this.pod.container.probes?.readiness;
    return readiness?.ask.kind === 'http' && readiness.port === undefined ? readiness.ask.path : undefined;
  }

  get drain(): { readonly longestRequest: number; readonly deregistrationDelay: number } {
    return this.pod.shutdown;
  }

  /** Silences a warning, such as P1, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  /** For cdk8s-plus-28: `new k.Service(this, 'service', { selector: deployment })`. */
  toPodSelectorConfig(): PodSelectorConfig {
    return plusSelector(this.selector);
  }

  /** For cdk8s-plus-28: a peer of its NetworkPolicy. */
  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  toPodSelector(): IPodSelector {
    return this;
  }

  private get identity(): WorkloadIdentity {
    return { name: this.name, labels: this.pod.labels, selector: this.selector };
  }

  private planWorkload(props: RollingDeploymentProps): WorkloadPlan {
    const env = this.env.forContainer(ownVariables(props, this.env), `${placeOf(this)}.variables`);
    const surroundings = surroundingsOf(this, this.component, env);
    return planFor(this, (path) => {
      checkNames(this.component, this.name, path);
      return planWorkload(props, surroundings, path);
    });
  }

  /** Its spec is rendered late: a migration that is declared later adds its guard. */
  private createDeployment(): ApiObject {
    const { identity, rollout, pod, env } = this;
    const produce = () => {
      const announced = guardsAnnounced(this, pod.container.image);
      const guards = planFor(this, (path) => planGuards(announced, env, { pod, rollout }, path));
      return deploymentSpec(identity, rollout, pod, guards);
    };
    return new ApiObject(this, 'deployment', deployment(identity, rollout, Lazy.any({ produce })));
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
