import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { acknowledge, checkName, contextOf, labelsFor, planFor } from '../kernel';
import { type MigrationJobProps, type MigrationPlan, planMigration } from './migration-plan';
import { migrationJob } from './migration-spec';

/**
 * Brings the database up to date before any pod of a new version serves: a Job in each sync, and a guard in
 * every pod. It may run more than once, so migrations must be idempotent; it never runs twice at a time.
 * If it fails, the old pods keep serving.
 */
export class MigrationJob extends Construct {
  /** Undefined in clusters whose database another cluster migrates. */
  readonly job: ApiObject | undefined;
  readonly name: string;

  constructor(scope: Construct, id: string, props: MigrationJobProps) {
    super(scope, id);
    const { service } = contextOf(this);
    this.name = props.name ?? `${service}-${id}`;
    const { job, guard } = this.plan(id, props);
    if (guard !== undefined) props.service.holdUntilMigrated(guard);
    this.job = job && new ApiObject(this, 'job', migrationJob(this.name, job));
  }

  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  private plan(component: string, props: MigrationJobProps): MigrationPlan {
    const { environment } = contextOf(this);
    const labels = labelsFor(this, component);
    return planFor(this, (path) => {
      checkName(this.name, path.at('name'));
      return planMigration(props, component, labels, environment, path);
    });
  }
}
