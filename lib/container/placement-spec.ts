import type { PodSpec } from 'kubernetes-types/core/v1';
import { nameOf } from '../kernel';
import type { PlacementProps } from './placement-props';

type Placed = Pick<
  PodSpec,
  | 'nodeSelector'
  | 'tolerations'
  | 'affinity'
  | 'priorityClassName'
  | 'runtimeClassName'
  | 'hostAliases'
  | 'imagePullSecrets'
>;

/** A placement in the fields of a pod. */
export const placementSpec = ({
  nodeSelector,
  tolerations,
  affinity,
  priorityClass,
  runtimeClass,
  hostAliases,
  pullSecrets,
}: PlacementProps): Placed => ({
  ...(pullSecrets && { imagePullSecrets: pullSecrets.map((secret) => ({ name: nameOf(secret) })) }),
  ...(priorityClass !== undefined && { priorityClassName: priorityClass }),
  ...(runtimeClass !== undefined && { runtimeClassName: runtimeClass }),
  ...(nodeSelector && { nodeSelector: { ...nodeSelector } }),
  ...(affinity && { affinity }),
  ...(tolerations && { tolerations: [...tolerations] }),
  ...(hostAliases && {
    hostAliases: Object.entries(hostAliases).map(([ip, names]) => ({ ip, hostnames: [...names] })),
  }),
});
