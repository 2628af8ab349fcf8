import { isDeepStrictEqual } from 'node:util';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { announceGuard, type Guard } from '../container';
import {
  acknowledge,
  contextOf,
  GUARD_OFF,
  labelsFor,
  placeOf,
  planFor,
  postSyncHook,
  syncHook,
  WAVE,
  Words,
} from '../kernel';
import { hookJob } from './job-spec';
import type { Migratable } from './migratable';
import type { MigrationJobProps } from './migration-job-props';
import { type MigrationNames, namesOf } from './migration-names';
import { type MigrationPlan, planMigration } from './migration-plan';
import { clearValueOf, jobVariables } from './migration-variables';

/**
 * Brings the database up to date before any pod of a new version serves: a Job in each sync, and a guard in
 * every pod. It may run more than once, so migrations must be idempotent; it never runs twice at a time.
 * If it fails, the old pods keep serving.
 */
export class MigrationJob extends Construct {
  /** Undefined in clusters whose database another cluster migrates. */
  readonly job: ApiObject | undefined;
  /** What runs when all pods are new and healthy; undefined there too, and where the chart has no such phase. */
  readonly postJob: ApiObject | undefined;
  /** What the pods wait for; undefined where the chart says why nothing does. */
  readonly guard: Guard | undefined;
  readonly service: Migratable;
  readonly name: string;

  constructor(scope: Construct, id: string, props: MigrationJobProps) {
    super(scope, id);
    this.service = props.service;
    const names = namesOf(id, props, contextOf(this).service);
    this.name = names.name;
    const { job, postJob, guard } = this.plan(names, props);
    this.guard = guard;
    this.job =
      job &&
      new ApiObject(
        this,
        'job',
        hookJob(this.name, job, { ...syncHook(WAVE.migration), ...unguarded(props) }),
      );
    this.postJob =
      postJob && new ApiObject(this, 'post-job', hookJob(names.postName, postJob, postSyncHook()));
    this.refuseSecond();
    if (guard !== undefined) this.announce(guard);
  }

  /** Silences a warning with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  /** To whatever runs the service's image with its variables: its own pods, and others of the chart. */
  private announce(guard: Guard): void {
    const { pod, env } = this.service;
    announceGuard(this, { image: pod.container.image, env, guard });
  }

  private plan(names: MigrationNames, props: MigrationJobProps): MigrationPlan {
    const { service, variables } = props;
    const around = {
      names,
      labelsOf: (part: string) => labelsFor(this, part),
      environment: contextOf(this).environment,
      env: jobVariables(service, variables, `${placeOf(this)}.variables`),
      clearValue: (name: string) => clearValueOf(name, service, variables),
    };
    return planFor(this, (path) => planMigration(props, around, path));
  }

  /** Two that pods wait for in the same way migrate one database, and in one wave they run at the same time. */
  private refuseSecond(): void {
    const first = Chart.of(this)
      .node.findAll()
      .find((part) => this.repeats(part));
    if (first === undefined) return;
    planFor(this, (path) =>
      path
        .at('guard')
        .refuse(
          'one migration for each database',
          new Words('a second one with the same guard'),
          `put both commands into ${first.node.id}, or give each database a guard of its own`,
        ),
    );
  }

  private repeats(part: unknown): boolean {
    return (
      part instanceof MigrationJob &&
      part !== this &&
      part.service.env === this.service.env &&
      this.guard !== undefined &&
      isDeepStrictEqual(part.guard?.command, this.guard.command)
    );
  }
}

/** For whoever finds pods that do not wait, a check of rendered objects for one. */
const unguarded = ({ guard }: MigrationJobProps): Record<string, string> =>
  guard !== undefined && 'off' in guard ? { [GUARD_OFF]: guard.off } : {};
