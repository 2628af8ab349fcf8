import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1';
import { type Emitted, keptForever, type Labels, WAVE } from '../kernel';
import type { VolumeClaimPlan } from './volume-claim-plan';

/** There before all that mounts it, and never taken away by a sync. */
export const volumeClaimSpec = (
  { name, size, accessMode, storageClass }: VolumeClaimPlan,
  labels: Labels,
): Emitted<PersistentVolumeClaim> => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, labels, annotations: keptForever(WAVE.prerequisite) },
  spec: {
    accessModes: [accessMode],
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    resources: { requests: { storage: size } },
  },
});
