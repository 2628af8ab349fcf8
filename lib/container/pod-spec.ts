import type { PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1';
import { containerSpec } from './container-spec';
import { fileGroup } from './file-group';
import { override } from './override';
import { placementSpec } from './placement-spec';
import type { PodPlan } from './pod-plan';

/** What a workload adds to its pods. */
export type PodAdditions = Pick<
  PodSpec,
  'restartPolicy' | 'terminationGracePeriodSeconds' | 'topologySpreadConstraints'
>;

/** A pod as Pod Security `restricted` wants it, without a token for the API server that it does not call. */
export function podTemplate(plan: PodPlan, additions: PodAdditions = {}): PodTemplateSpec {
  const { restartPolicy, ...rest } = additions;
  const spec: PodSpec = {
    ...(restartPolicy && { restartPolicy }),
    ...(plan.serviceAccount !== undefined && { serviceAccountName: plan.serviceAccount }),
    automountServiceAccountToken: false,
    // a Service named `redis` would otherwise put REDIS_PORT=tcp://… into every pod
    enableServiceLinks: false,
    ...rest,
    ...placementSpec(plan.placement),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: plan.user,
      runAsGroup: plan.user,
      ...fileGroup(plan.volumes, plan.user),
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...(plan.init.length > 0 && { initContainers: plan.init.map(containerSpec) }),
    containers: [plan.container, ...plan.beside].map(containerSpec),
    volumes: plan.volumes.map(({ name, source }) => ({ name, ...source })),
  };
  return { metadata: { labels: plan.labels, ...annotated(plan) }, spec: override(spec, plan.override) };
}

const annotated = ({ annotations }: PodPlan) =>
  Object.keys(annotations).length === 0 ? {} : { annotations };
