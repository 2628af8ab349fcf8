import { createHash } from 'node:crypto';
import type { ConfigMap } from 'kubernetes-types/core/v1';
import { type Emitted, labelsOf, prunedLast, WAVE } from '../kernel';

/** Eight hex digits of the content: another content is another object, and another pod template. */
export const contentHash = (data: Readonly<Record<string, string>>): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 8);

/**
 * A ConfigMap that never changes. Old pods keep the one that they started with, new pods get a new one, and
 * Argo CD removes the old one only when no pod of the old rollout is left.
 */
export const envConfigMap = (
  service: string,
  name: string,
  data: Readonly<Record<string, string>>,
): Emitted<ConfigMap> => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    labels: labelsOf({ service, component: 'config' }),
    annotations: prunedLast(WAVE.prerequisite),
  },
  immutable: true,
  data: { ...data },
});
