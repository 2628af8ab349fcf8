import { checkTaskPod, type PodPlan, type PodProps, type PodSurroundings, planPod } from '../container';
import {
  CRON_JOB_LENGTH,
  checkCount,
  checkedSeconds,
  checkNames,
  checkTimeZone,
  type Duration,
  type Path,
} from '../kernel';
import { checkSchedule } from './cron-schedule';

/** When a command runs, and what happens when it is late, long or failing. */
export interface ScheduleProps {
  /** Five fields (minute, hour, day of month, month, day of week from 0 for Sunday), or a macro such as `@daily`. */
  readonly schedule: string;
  /** Zone of the tz database in which the schedule is read. @default - the environment's, else Etc/UTC */
  readonly timeZone?: string;
  /** What happens when the last run has not ended: `Forbid` leaves this one out. @default 'Forbid' */
  readonly concurrencyPolicy?: 'Forbid' | 'Allow' | 'Replace';
  /** How late a run may start, 10s or more; below that the controller may miss it. @default '5m' */
  readonly startingDeadline?: Duration;
  /** How long a run may take, retries included, before it is stopped; 1s or more. @default '1h' */
  readonly deadline?: Duration;
  /** How often a failed run is tried again, 0 or more. @default 0 */
  readonly backoffLimit?: number;
  /**
   * Whether it runs in every cluster of its environment. Clusters share a database as a rule, and there it
   * would run once for each of them. @default false: it runs in the primary cluster
   */
  readonly perCluster?: boolean;
  /** Whether it is paused. @default false */
  readonly suspend?: boolean;
  /** How many ended runs are kept to look at, 0 or more. @default { successful: 3, failed: 3 } */
  readonly history?: { readonly successful?: number; readonly failed?: number };
}

export interface CronPlan {
  /** Whether this cluster runs it. */
  readonly runsHere: boolean;
  readonly schedule: string;
  readonly timeZone: string;
  readonly concurrencyPolicy: 'Forbid' | 'Allow' | 'Replace';
  /** Undefined where nobody said. */
  readonly suspend: boolean | undefined;
  /** Seconds. */
  readonly startingDeadline: number;
  /** Seconds. */
  readonly deadline: number;
  readonly backoffLimit: number;
  readonly history: { readonly successful: number; readonly failed: number };
  readonly pod: PodPlan;
}

/** Fills every default and refuses a run that Kubernetes would not start. */
export function planCron(
  props: ScheduleProps & PodProps,
  name: string,
  surroundings: PodSurroundings,
  path: Path,
): CronPlan {
  const { schedule, timeZone = surroundings.environment.timeZone, concurrencyPolicy = 'Forbid' } = props;
  const { startingDeadline = '5m', deadline = '1h', backoffLimit = 0, suspend, perCluster = false } = props;
  const { successful = 3, failed = 3 } = props.history ?? {};
  checkNames(surroundings.component, name, path, CRON_JOB_LENGTH);
  checkTaskPod(props, surroundings.environment, path);
  checkSchedule(schedule, path.at('schedule'));
  checkTimeZone(timeZone, path.at('timeZone'));
  checkCount(backoffLimit, path.at('backoffLimit'));
  checkCount(successful, path.at('history').at('successful'));
  checkCount(failed, path.at('history').at('failed'));
  return {
    runsHere: perCluster || surroundings.environment.cluster.primary,
    schedule,
    timeZone,
    concurrencyPolicy,
    suspend,
    // the controller looks every 10 s: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    startingDeadline: checkedSeconds(startingDeadline, path.at('startingDeadline'), { from: 10 }),
    deadline: checkedSeconds(deadline, path.at('deadline'), { from: 1 }),
    backoffLimit,
    history: { successful, failed },
    pod: planPod(props, surroundings, path),
  };
}
