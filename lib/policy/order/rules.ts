import { comparePlaces, type SyncPlace } from '../sync-place';
import { CALLED_HEALTHY, type Hold, type Part } from './part';

/** A sync as it begins. */
export interface Sync {
  /** One that repairs drift skips them. */
  readonly hooks: 'run' | 'skipped';
  /** What is not as in Git, hooks aside. */
  readonly outOfSync: ReadonlySet<Part>;
  /** What was ready before it. */
  readonly there: ReadonlySet<Part>;
}

/** How syncs go, a rule a function, so that a test can put another in its place. */
export interface Rules {
  /** In which order parts are made: negative for the first one first, zero for together. */
  readonly compare: (one: SyncPlace, other: SyncPlace) => number;
  /** Whether a sync makes a part. */
  readonly makes: (sync: Sync, part: Part) => boolean;
  /** Whether what stands in a later wave waits for a part to be ready. */
  readonly gates: (part: Part) => boolean;
  /** Whether a part still waits for something. */
  readonly waits: (hold: Hold, ready: ReadonlySet<Part>) => boolean;
}

/**
 * What Argo CD 3.2 was seen to do (test/cluster/argo).
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export const ARGO_CD: Rules = {
  compare: comparePlaces,
  makes: ({ hooks, outOfSync }, part) => (part.isHook ? hooks === 'run' : outOfSync.has(part)),
  gates: ({ placed }) => !CALLED_HEALTHY.has(placed.kind),
  waits: ({ until }, ready) => !until.some((part) => ready.has(part)),
};
