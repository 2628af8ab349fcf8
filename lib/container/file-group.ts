import type { PodSecurityContext } from 'kubernetes-types/core/v1';
import type { SourcePlan, VolumePlan } from './volume-plan';

const READ_BY_OTHERS = 0o004;

/** Files of others that the pod's user can only use through its group. */
function needsGroup({ persistentVolumeClaim, csi, configMap, secret }: SourcePlan): boolean {
  const mode = (configMap ?? secret)?.defaultMode ?? READ_BY_OTHERS;
  return persistentVolumeClaim !== undefined || csi !== undefined || (mode & READ_BY_OTHERS) === 0;
}

/**
 * The group of what the pod mounts; a large disk that is already the group's is not walked through again.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export const fileGroup = (
  volumes: readonly VolumePlan[],
  group: number,
): Pick<PodSecurityContext, 'fsGroup' | 'fsGroupChangePolicy'> =>
  volumes.some(({ source }) => needsGroup(source))
    ? { fsGroup: group, fsGroupChangePolicy: 'OnRootMismatch' }
    : {};
