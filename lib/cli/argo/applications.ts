import type { Environment, Manifest } from '../../kernel';
import type { Platform } from '../../platform';
import type { Patience } from '../rollout/patient-ask';

/** What Argo CD says of one Application, as far as commands look at it. */
export interface ApplicationState {
  readonly name: string;
  readonly sync: 'Synced' | 'OutOfSync' | 'Unknown';
  /** The commit that it was last compared with. */
  readonly revision: string | undefined;
  readonly health: 'Healthy' | 'Progressing' | 'Degraded' | 'Suspended' | 'Missing' | 'Unknown';
  readonly operation: OperationState | undefined;
  /** What Argo CD complains of, a message each. */
  readonly conditions: readonly string[];
  /** Objects that are not as they should be, and what was said of each. */
  readonly ailing: readonly string[];
  /** Images that run. */
  readonly images: readonly string[];
  /** When Argo CD last compared it, ISO 8601. Later than the end of an operation, it begins no other by itself. */
  readonly comparedAt?: string;
  /** Why Argo CD begins no sync by itself now: freezes and windows. */
  readonly heldBy?: string;
}

export interface OperationState {
  readonly phase: 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
  readonly revision: string | undefined;
  readonly message: string;
  /** Whether it repairs a part only, and so runs no hooks. */
  readonly partial: boolean;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
}

/** The Applications of one Argo CD, through the API server that has them: no server of Argo CD need be reached. */
export interface Applications {
  read(name: string): Promise<ApplicationState | undefined>;
  /** Has it look at the repository now. */
  refresh(name: string): Promise<void>;
  /** Ends a sync that runs, and waits until it has; gives whether there was one. */
  endSync(name: string): Promise<boolean>;
  /** Starts a whole sync, hooks included. */
  sync(name: string, revision: string): Promise<void>;
  /** Takes the Application away and leaves everything that it brought. */
  remove(name: string): Promise<void>;
  /** Brings an object of Argo CD itself to what it is in dist, at once. */
  bring(object: Manifest): Promise<void>;
}

/**
 * The Argo CD that looks after a cluster; undefined where the platform has none. It is asked once, and for seconds only,
 * unless somebody waits for it who says how long.
 */
export type OpenApplications = (
  platform: Platform,
  environment: Environment,
  patience?: Patience,
) => Applications | undefined;
