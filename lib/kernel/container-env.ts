import type { EnvFromSource, EnvVar } from 'kubernetes-types/core/v1';

/** Variables of a container: config says where they come from, container puts them in. */
export interface ContainerEnv {
  /** Whole Secrets and ConfigMaps, in their order; a later one wins. */
  readonly from: readonly EnvFromSource[];
  /** Single variables, in their order; they win over whole sources. */
  readonly variables: readonly EnvVar[];
}
