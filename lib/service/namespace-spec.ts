import type { LimitRange, Namespace, ResourceQuota } from 'kubernetes-types/core/v1';
import {
  type Emitted,
  type Environment,
  inWave,
  keptForever,
  labelsOf,
  MANAGED_BY,
  OURSELVES,
  PART_OF,
  WAVE,
} from '../kernel';

export type PodSecurity = 'restricted' | 'baseline' | 'privileged';

interface NamespaceFacts {
  readonly service: string;
  readonly namespace: string;
  readonly podSecurity: PodSecurity;
}

/**
 * A namespace that outlives its Application, with Pod Security as strict as it goes.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const namespace = (
  { namespace: name, service, podSecurity }: NamespaceFacts,
  { ingress, kubernetes }: Environment,
): Emitted<Namespace> => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    labels: {
      [PART_OF]: service,
      [MANAGED_BY]: OURSELVES,
      // a new pod counts as ready only when the load balancer says so
      ...(ingress?.controller === 'alb' && { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' }),
      'pod-security.kubernetes.io/enforce': podSecurity,
      'pod-security.kubernetes.io/enforce-version': `v${kubernetes}`,
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/audit': 'restricted',
    },
    annotations: keptForever(WAVE.namespace),
  },
});

/** What belongs to a namespace outlives releases, so it carries no version. */
const limiting = (service: string, name: string) => ({
  name,
  labels: labelsOf({ service, component: 'namespace' }),
  annotations: inWave(WAVE.prerequisite),
});

/** The most that all pods of the namespace may ask for together. */
export const resourceQuota = (
  service: string,
  hard: NonNullable<Environment['quota']>,
): Emitted<ResourceQuota> => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: limiting(service, 'quota'),
  spec: { hard: Object.fromEntries(Object.entries(hard).map(([name, most]) => [name, String(most)])) },
});

/** The most that one container may ask for. */
export const limitRange = (
  service: string,
  { maxMemory, maxCpu }: NonNullable<Environment['limits']>,
): Emitted<LimitRange> => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: limiting(service, 'limits'),
  spec: {
    limits: [
      { type: 'Container', max: { ...(maxMemory && { memory: maxMemory }), ...(maxCpu && { cpu: maxCpu }) } },
    ],
  },
});
