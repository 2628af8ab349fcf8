import type { Affinity, Toleration } from 'kubernetes-types/core/v1';
import type { NameOr } from '../kernel';

/** On which nodes pods run, and what the cluster grants them there. */
export interface PlacementProps {
  /** Labels that a node must have. @default - any node */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints that the pods put up with. @default - none */
  readonly tolerations?: readonly Toleration[];
  /** Where `nodeSelector` says too little. @default - none */
  readonly affinity?: Affinity;
  /** Name of a PriorityClass. @default - the cluster's */
  readonly priorityClass?: string;
  /** Name of a RuntimeClass, such as `gvisor`. @default - the cluster's */
  readonly runtimeClass?: string;
  /** Addresses, and the names that /etc/hosts gives them. @default - none */
  readonly hostAliases?: Readonly<Record<string, readonly string[]>>;
  /** Secrets that the registry asks for, of type kubernetes.io/dockerconfigjson. @default - the account's */
  readonly pullSecrets?: readonly NameOr<'Secret'>[];
}
