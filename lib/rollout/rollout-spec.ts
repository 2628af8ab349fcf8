import type { Deployment, DeploymentStrategy } from 'kubernetes-types/apps/v1';
import type { TopologySpreadConstraint } from 'kubernetes-types/core/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import { type ContainerPlan, type Guard, guardContainer, type PodPlan, podTemplate } from '../container';
import { AUTOSCALING, type Emitted, type Labels } from '../kernel';
import type { DisruptionPlan } from './disruption-plan';
import { deadlineOf } from './progress-deadline';
import type { RolloutPlan } from './rollout-plan';
import type { StrategyPlan } from './strategy-plan';

/** What the objects of one workload have in common. */
export interface WorkloadIdentity {
  readonly name: string;
  readonly labels: Labels;
  readonly selector: Labels;
}

/** What is prepared is said of the Deployment and not of its pods, or it would roll them. */
export const deployment = (
  { name, labels }: WorkloadIdentity,
  { prepared }: Pick<RolloutPlan, 'prepared'>,
  spec: NonNullable<Deployment['spec']>,
): Emitted<Deployment> => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, labels, ...(prepared && { annotations: { [AUTOSCALING]: 'prepared' } }) },
  spec,
});

export function deploymentSpec(
  { selector }: WorkloadIdentity,
  rollout: RolloutPlan,
  pod: PodPlan,
  guards: readonly Guard[],
): NonNullable<Deployment['spec']> {
  return {
    ...(rollout.replicas !== undefined && { replicas: rollout.replicas }),
    revisionHistoryLimit: rollout.revisionHistory,
    minReadySeconds: rollout.minReady,
    progressDeadlineSeconds: deadlineOf(rollout, pod, guards),
    strategy: strategy(rollout.strategy),
    selector: { matchLabels: selector },
    template: podTemplate(
      { ...pod, init: [...pod.init, ...waiting(pod, guards)] },
      {
        terminationGracePeriodSeconds: pod.shutdown.grace,
        ...(rollout.spread && { topologySpreadConstraints: spread(selector) }),
      },
    ),
  };
}

/** One container for each migration; a second one needs a name of its own. */
const waiting = ({ container }: PodPlan, guards: readonly Guard[]): readonly ContainerPlan[] =>
  guards
    .map((guard) => guardContainer(container, guard))
    .map((plan, index) => (index === 0 ? plan : { ...plan, name: `${plan.name}-${index + 1}` }));

const strategy = (plan: StrategyPlan): DeploymentStrategy =>
  plan.type === 'Recreate'
    ? { type: 'Recreate' }
    : {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: plan.maxSurge, maxUnavailable: plan.maxUnavailable },
      };

/**
 * Over zones, then over hosts, as far as possible; pods of one version only, so that a rollout's old pods
 * do not push its new ones together.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
const spread = (selector: Labels): TopologySpreadConstraint[] =>
  ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    matchLabelKeys: ['pod-template-hash'],
  }));

/** Pods that are broken anyway never keep a node from being drained. */
export const disruptionBudget = (
  { name, labels, selector }: WorkloadIdentity,
  budget: DisruptionPlan,
): Emitted<PodDisruptionBudget> => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, labels },
  spec: { ...budget, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector } },
});
