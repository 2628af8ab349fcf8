import type { ObjectReference } from '../../kernel';
import type { Freeze } from '../freezes/freeze';
import type { ArgoPlan, Team } from './argo-plan';

/** Everything that Argo CD's objects depend on. */
export interface ArgoFleet {
  readonly argo: ArgoPlan;
  readonly teams: readonly Team[];
  readonly clusters: readonly ManagedCluster[];
  readonly deployed: readonly Deployed[];
  readonly freezes: readonly Freeze[];
}

export interface ManagedCluster {
  readonly name: string;
  readonly environment: string;
}

/** What one service has in one cluster, as far as Argo CD must know it beforehand. */
export interface Deployed {
  readonly service: string;
  readonly cluster: string;
  readonly namespaces: readonly string[];
  /** Kinds outside of namespaces, `Kind.group`. */
  readonly clusterScoped: readonly string[];
  /** Workloads whose number of pods belongs to an autoscaler, or soon will. */
  readonly autoscaled: readonly ObjectReference[];
}
