import type { EnvVar } from 'kubernetes-types/core/v1';
import type { PodPlan } from '../container';
import { type Path, Words } from '../kernel';
import { type Limits, type LimitsProps, planLimits } from './job-plan';

/** What runs when every pod is of the new version and healthy. */
export interface PostDeploymentProps extends LimitsProps {
  /** @default - the migration's: without the variable it runs what is left */
  readonly command?: readonly string[];
  /** Name of the second Job, 63 characters at most. @default - that of the first and `-post` */
  readonly name?: string;
}

/** Migrations in db/post_migrate are left out where this is set, to whatever: false counts as well. */
const SKIP = 'SKIP_POST_DEPLOYMENT_MIGRATIONS';

/** For the first Job, and for the guard: pods that waited for the second one would keep it from starting (F61). */
export const SKIPPING: readonly EnvVar[] = [{ name: SKIP, value: 'true' }];

/** What the Job before the new pods does, or the one after them. */
export interface PhasePlan {
  readonly limits: Limits;
  readonly command: readonly string[];
}

/** Undefined where the chart has no second phase; what it leaves unsaid is as in the first one. */
export function planPostDeployment(
  props: boolean | PostDeploymentProps,
  first: PhasePlan,
  path: Path,
): PhasePlan | undefined {
  if (props === false) return undefined;
  if (props === true) return first;
  const { command = first.command } = props;
  if (props.command?.length === 0) {
    path.at('command').refuse('a command', command, 'leave it out for that of the migration');
  }
  return { limits: planLimits(props, first.limits, path), command };
}

/** Nobody may say it too: the second Job would have it as well, and do nothing. */
export function checkSkippedOnce(
  { container: { env } }: PodPlan,
  clearValue: (variable: string) => string | undefined,
  path: Path,
): void {
  const said = env.variables.some(({ name }) => name === SKIP) || clearValue(SKIP) !== undefined;
  if (!said) return;
  const fix =
    'remove it there, and write postDeployment: true: Job and guard skip, and a second Job does not';
  path.refuse(`no ${SKIP} among the variables`, new Words('one'), fix);
}
