import type { SyncPlace } from '../sync-place';
import type { Placed } from '../world';

/** An object as the model of a sync sees it. */
export interface Part {
  readonly placed: Placed;
  readonly place: SyncPlace;
  readonly isHook: boolean;
  /** Pods that a sync looks at: those of a Job end, those of a Deployment go on. Those of a CronJob come later. */
  readonly pods: 'end' | 'go on' | undefined;
  /** What has to be there before it can be ready: its pods started, its Job complete, its Secret made. */
  readonly holds: readonly Hold[];
}

/** What keeps a part from being ready. */
export interface Hold {
  /** Any of these lets it go. */
  readonly until: readonly Part[];
  /**
   * A name that leads nowhere yet, a Job that its init container waits for, or a schema that is not there; and what
   * nothing in a sync can bring, as the address of an Ingress.
   */
  readonly kind: 'reference' | 'job' | 'schema' | 'outside';
  /** Whether its guard asks for migrations too that an earlier Job leaves out. */
  readonly asksForMore: boolean;
  /** Where in the object it stands. */
  readonly at: string;
}

/** What Argo CD syncs as one: all that a service has in a cluster. */
export type Parts = readonly Part[];

/** Kinds that may never be healthy by themselves, and that the platform's argocd-cm calls so at once. */
export const CALLED_HEALTHY: ReadonlySet<string> = new Set([
  'CronJob.batch',
  'Ingress.networking.k8s.io',
  'HTTPRoute.gateway.networking.k8s.io',
  'PodDisruptionBudget.policy',
]);
