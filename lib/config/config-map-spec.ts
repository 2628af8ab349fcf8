import type { ConfigMap } from 'kubernetes-types/core/v1';
import { type Emitted, type Labels, labelsOf, prunedLast, SYNC_OPTIONS, WAVE } from '../kernel';
import type { ConfigMapPlan } from './config-map-plan';

/**
 * Named after its content it never changes: old pods keep the one that they started with, new pods get a new
 * one, and Argo CD removes the old one only when no pod of the old rollout is left.
 */
export const configMap = (
  service: string,
  { name, data, binaryData, immutable }: ConfigMapPlan,
): Emitted<ConfigMap> => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    labels: labelsOf({ service, component: 'config' }),
    annotations: { ...prunedLast(WAVE.prerequisite), ...applied(data, binaryData) },
  },
  ...(immutable && { immutable }),
  data: { ...data },
  ...(Object.keys(binaryData).length > 0 && { binaryData: { ...binaryData } }),
});

/** What `kubectl apply` remembers of an object is an annotation of 262144 bytes at most. */
const REMEMBERED = 240_000;

/** Argo CD applies as `kubectl apply` does, which has no room to remember a large object. */
const applied = (...content: readonly ConfigMapPlan['data'][]): Labels =>
  JSON.stringify(content).length > REMEMBERED
    ? { [SYNC_OPTIONS]: 'PruneLast=true,ServerSideApply=true' }
    : {};
