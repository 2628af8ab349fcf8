import type { ContainerOverride } from '../container';
import type { Cpu, Duration, Memory } from '../kernel';
import type { Migratable } from './migratable';

/** What brings a database up to date, and what waits for it. */
export interface MigrationJobProps {
  /** Whose database it migrates: image, variables, files and rights are those of its pods. */
  readonly service: Migratable;
  /** @default - `bin/rails db:migrate` for a RailsService; must be given for anything else */
  readonly command?: readonly string[];
  /** How long it may take, retries included, before it is stopped and counts as failed. @default '15m' */
  readonly deadline?: Duration;
  /** How often it is tried again; a migration that failed half-way needs eyes first. @default 0 */
  readonly backoffLimit?: number;
  /** Whether each cluster has a database of its own. @default false: it runs in the primary cluster */
  readonly perCluster?: boolean;
  /** What holds new pods until the schema is there, or why nothing does. @default - the framework's check */
  readonly guard?: { readonly command: readonly string[] } | { readonly off: string };
  /** @default - the service's */
  readonly memory?: Memory;
  /** @default '100m' */
  readonly cpu?: Cpu;
  /** Fields of the container that no prop names, such as `imagePullPolicy`. @default - none */
  readonly container?: ContainerOverride;
  /** Name of the Job, 63 characters at most. @default - the service's name and the construct's id */
  readonly name?: string;
}
