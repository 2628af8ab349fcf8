import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EnvConfig, type EnvProps } from '../config';
import { declareMounted, type PodPlan, type PodProps, podVariables, surroundingsOf } from '../container';
import { acknowledge, contextOf, placeOf, planFor } from '../kernel';
import { type CronPlan, planCron, type ScheduleProps } from './cron-plan';
import { cronJob } from './cron-spec';

/** What only pods have that serve. */
type Serving = 'port' | 'ports' | 'probes' | 'shutdown' | 'proxy';

/** A command and when it runs. It serves nobody; sidecars are native ones, beside which a run can end. */
export interface CronTaskProps extends ScheduleProps, Omit<PodProps, Serving> {
  /** Variables of its own, or those that it shares with other workloads. @default - none */
  readonly env?: EnvProps | EnvConfig;
  /** Variables that only this task has, beside shared ones, which they win over. @default - none */
  readonly variables?: EnvProps;
  /** Name of the CronJob, 52 characters at most. @default - the service's name and the construct's id */
  readonly name?: string;
}

/** A command that runs on time, in a stated time zone, never twice at once, and is stopped when it hangs. */
export class CronTask extends Construct {
  /** Undefined in clusters that leave it to the primary one. */
  readonly cronJob: ApiObject | undefined;
  readonly env: EnvConfig;
  readonly name: string;
  readonly pod: PodPlan;

  constructor(scope: Construct, id: string, props: CronTaskProps) {
    super(scope, id);
    this.name = props.name ?? `${contextOf(this).service}-${id}`;
    this.env = EnvConfig.of(this, id, props.env);
    const plan = this.plan(id, props);
    this.pod = plan.pod;
    declareMounted(this, props);
    this.cronJob = plan.runsHere ? new ApiObject(this, 'cron-job', cronJob(this.name, plan)) : undefined;
  }

  /** Silences a warning, such as F6, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  private plan(component: string, props: CronTaskProps): CronPlan {
    const { variables = {} } = props;
    const own = podVariables(props, (name) => this.env.clearValue(name));
    const clear = { ...own, ...variables.clear };
    const env = this.env.forContainer({ ...variables, clear }, `${placeOf(this)}.variables`);
    const surroundings = surroundingsOf(this, component, env);
    return planFor(this, (path) => planCron(props, this.name, surroundings, path));
  }
}
