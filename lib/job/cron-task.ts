import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EnvConfig, type EnvProps } from '../config';
import { type PodPlan, type PodProps, surroundingsOf } from '../container';
import { acknowledge, contextOf, planFor } from '../kernel';
import { planCron, type ScheduleProps } from './cron-plan';
import { cronJob } from './cron-spec';

/** A command and when it runs. It serves nobody, so it has neither port nor probes. */
export interface CronTaskProps extends ScheduleProps, Omit<PodProps, 'port' | 'probes' | 'shutdown'> {
  /** Variables of its own, or those that it shares with other workloads. @default - none */
  readonly env?: EnvProps | EnvConfig;
  /** @default - the service's name and the construct's id */
  readonly name?: string;
}

/** A command that runs on time, in a stated time zone, never twice at once, and is stopped when it hangs. */
export class CronTask extends Construct {
  readonly cronJob: ApiObject;
  readonly name: string;
  readonly pod: PodPlan;

  constructor(scope: Construct, id: string, props: CronTaskProps) {
    super(scope, id);
    const { service } = contextOf(this);
    this.name = props.name ?? `${service}-${id}`;
    const env =
      props.env instanceof EnvConfig ? props.env : new EnvConfig(this, `${id}-env`, props.env ?? {});
    const surroundings = surroundingsOf(this, id, env.forContainer());
    const plan = planFor(this, (path) => planCron(props, this.name, surroundings, path));
    this.pod = plan.pod;
    this.cronJob = new ApiObject(this, 'cron-job', cronJob(this.name, plan));
  }

  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }
}
