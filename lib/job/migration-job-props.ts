import type { EnvProps } from '../config';
import type { ContainerOverride, MetadataProps, PlacementProps } from '../container';
import type { Cpu, Duration, Memory } from '../kernel';
import type { DatabaseUrl, DatabaseUrlProps } from './database-url-plan';
import type { GuardProps } from './guard-plan';
import type { Migratable } from './migratable';
import type { PostDeploymentProps } from './post-deployment-plan';
import type { Waits } from './wait-plan';

/** What brings a database up to date, and what waits for it. */
export interface MigrationJobProps {
  /** Whose database it migrates: image, variables, files and rights are those of its pods. */
  readonly service: Migratable;
  /** @default - `bin/rails db:migrate` for a RailsService; must be given for anything else */
  readonly command?: readonly string[];
  /**
   * How long it may take, waits and retries included, before it is stopped and counts as failed; less than
   * the service's STATEMENT_TIMEOUT and a minute is reported (F15). @default '15m'
   */
  readonly deadline?: Duration;
  /** How often it is tried again; a migration that failed half-way needs eyes first. @default 0 */
  readonly backoffLimit?: number;
  /** Whether each cluster has a database of its own. @default false: it runs in the primary cluster */
  readonly perCluster?: boolean;
  /** What holds new pods until the schema is there, or why nothing does. @default - the framework's check */
  readonly guard?: GuardProps;
  /**
   * Whether migrations of db/post_migrate run in a second Job, called as the first and `-post`, when all pods
   * of its cluster are new and healthy. The first Job and the guard then carry
   * SKIP_POST_DEPLOYMENT_MIGRATIONS. Where several clusters share the database, pods of the others may still
   * be old at that time. https://docs.gitlab.com/development/database/post_deployment_migrations/
   * @default false: all of them run before the new pods
   */
  readonly postDeployment?: boolean | PostDeploymentProps;
  /**
   * Where the Jobs find the database when the pods go through a pooler in transaction mode, such as
   * PgBouncer, in which migrations lose their lock: a key of the Secret `dotenv`, or of another one. Pods and
   * guard stay with the pooler. A list where there are several databases, each in a variable of its own.
   * @default - as the pods; reported (F14) where the platform names a pooler
   */
  readonly databaseUrl?: DatabaseUrl | readonly DatabaseUrlProps[];
  /**
   * Variables that the Jobs have beside those of the pods, which they win over: a longer STATEMENT_TIMEOUT, a
   * lock_timeout. The service's own must be an EnvConfig, as they are unless somebody made his own kind of service.
   * @default - none
   */
  readonly variables?: EnvProps;
  /** What has to answer before it starts, by name, one after the other. @default - nothing */
  readonly waitFor?: Waits;
  /** @default - the service's */
  readonly memory?: Memory;
  /** @default '100m' */
  readonly cpu?: Cpu;
  /** On which nodes, laid over what the service's pods have. @default - as they */
  readonly placement?: PlacementProps;
  /**
   * Labels and annotations of the Jobs' pods, the labels also of the Jobs; they win over those of the service's pods.
   * @default - as they
   */
  readonly metadata?: MetadataProps;
  /** Fields of the container that no prop names, such as `imagePullPolicy`. @default - none */
  readonly container?: ContainerOverride;
  /** Name of the Job, 63 characters at most. @default - the service's name and the construct's id */
  readonly name?: string;
}
