import type { IConstruct } from 'constructs';
import type { PodPlan } from '../container';

/** What can be migrated: RailsService, a bare RollingDeployment, or whatever has these. */
export interface Migratable extends IConstruct {
  /** The pod whose image, variables, files and rights the migration takes over. */
  readonly pod: PodPlan;
  /** The declaration of its variables, which other workloads may share. */
  readonly env: object;
  /** What its framework runs; undefined where the chart has to say. */
  readonly migrationCommands?: MigrationCommands | undefined;
}

export interface MigrationCommands {
  readonly migrate: readonly string[];
  /** Fails while a migration is pending. */
  readonly guard: readonly string[];
}
