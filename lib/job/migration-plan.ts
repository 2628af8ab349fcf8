import { type Guard, laidOver, type PodPlan } from '../container';
import type { ContainerEnv, Environment, Labels, Path } from '../kernel';
import { planDatabaseUrls, warnOfPooler } from './database-url-plan';
import { planGuard } from './guard-plan';
import { type JobPlan, planJob, planLimits } from './job-plan';
import type { MigrationJobProps } from './migration-job-props';
import { checkMigrationNames, type MigrationNames } from './migration-names';
import { checkResources, migrationPod, planCommand } from './migration-pod-plan';
import { checkVariables } from './migration-variables';
import { checkSkippedOnce, type PhasePlan, planPostDeployment, SKIPPING } from './post-deployment-plan';
import { checkStatementTimeout } from './statement-timeout';
import { planWaits } from './wait-plan';

export interface MigrationPlan {
  /** Undefined in a cluster that another one's migration serves. */
  readonly job: JobPlan | undefined;
  /** Undefined there too, and where everything runs before the new pods. */
  readonly postJob: JobPlan | undefined;
  /** Undefined where the chart wants none. */
  readonly guard: Guard | undefined;
}

/** What a migration has to know of its place. */
export interface MigrationSurroundings {
  readonly names: MigrationNames;
  readonly labelsOf: (component: string) => Labels;
  readonly environment: Environment;
  /** What the Jobs read. */
  readonly env: ContainerEnv;
  /** What one of their variables says in clear. */
  readonly clearValue: (variable: string) => string | undefined;
}

/** Decides what runs, where and when it runs, and what waits for it. */
export function planMigration(
  props: MigrationJobProps,
  around: MigrationSurroundings,
  path: Path,
): MigrationPlan {
  const limits = planLimits(props, { deadline: 900, backoffLimit: 0 }, path);
  const first = { limits, command: planCommand(props, path.at('command')) };
  const post = planPostDeployment(props.postDeployment ?? false, first, path.at('postDeployment'));
  const pod = jobPod(props, around, path);
  const jobs = planJobs(props, { first, post, pod }, around, path);
  const rest = { wait: limits.deadline, ...(post && { variables: SKIPPING }) };
  const guard = planGuard(props.guard, props.service, rest, path.at('guard'));
  const runsHere = (props.perCluster ?? false) || around.environment.cluster.primary;
  checkMigrationNames(around.names, props, path);
  checkResources(props, path);
  checkVariables(props.service, props.variables, path.at('variables'));
  checkSkippedOnce(pod, around.clearValue, path.at('postDeployment'));
  checkTimeouts({ first, post }, around, path);
  if (!runsHere) return { job: undefined, postJob: undefined, guard };
  if (props.databaseUrl === undefined) warnOfPooler(around.environment, path.at('databaseUrl'));
  return { ...jobs, guard };
}

interface Phases {
  readonly first: PhasePlan;
  readonly post: PhasePlan | undefined;
}

/** The service's pod, with what only the Jobs have. */
function jobPod(props: MigrationJobProps, { env }: MigrationSurroundings, path: Path): PodPlan {
  const { pod } = props.service;
  return laidOver({ ...pod, container: { ...pod.container, env } }, props, path);
}

function planJobs(
  props: MigrationJobProps,
  { first, post, pod }: Phases & { readonly pod: PodPlan },
  { names, labelsOf, environment: { kubernetes } }: MigrationSurroundings,
  path: Path,
): Pick<MigrationPlan, 'job' | 'postJob'> {
  const url = planDatabaseUrls(props, path);
  const { deadline } = first.limits;
  const init = planWaits(props.waitFor ?? {}, { pod, variables: url, deadline }, path.at('waitFor'));
  const podOf = (name: string, { command }: PhasePlan) => ({ name, labels: labelsOf(name), command });
  const firstPod = { ...podOf(names.component, first), init, variables: post ? [...url, ...SKIPPING] : url };
  const postPod = post && { ...podOf(names.postComponent, post), init: [], variables: url };
  return {
    job: planJob(migrationPod(pod, props, firstPod), first.limits, kubernetes),
    postJob: post && postPod && planJob(migrationPod(pod, props, postPod), post.limits, kubernetes),
  };
}

/** A second phase without a deadline of its own has that of the first, and its finding. */
function checkTimeouts({ first, post }: Phases, { clearValue }: MigrationSurroundings, path: Path): void {
  const timeout = clearValue('STATEMENT_TIMEOUT');
  checkStatementTimeout(timeout, first.limits.deadline, path.at('deadline'));
  if (post === undefined || post.limits.deadline === first.limits.deadline) return;
  checkStatementTimeout(timeout, post.limits.deadline, path.at('postDeployment').at('deadline'));
}
