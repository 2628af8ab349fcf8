import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { acknowledge, contextOf, labelsFor, planFor, syncFailHook, versionOf } from '../kernel';
import { planNotice } from './failure-notice-plan';
import type { FailureNoticeProps } from './failure-notice-props';
import { noticeAccount } from './failure-notice-spec';
import { hookJob } from './job-spec';

/**
 * Tells a webhook, such as one of Slack, that a sync of this service has failed. It has none of the service's
 * variables, files and rights: a failed release is no moment to trust it with more.
 */
export class FailureNotice extends Construct {
  readonly job: ApiObject;
  readonly serviceAccount: ApiObject;
  readonly name: string;

  constructor(scope: Construct, id: string, props: FailureNoticeProps) {
    super(scope, id);
    this.name = props.name ?? `${contextOf(this).service}-${id}`;
    const labels = labelsFor(this, id);
    const around = {
      name: this.name,
      component: id,
      labels,
      environment: contextOf(this).environment,
      usual: this.usualMessage(),
    };
    const plan = planFor(this, (path) => planNotice(props, around, path));
    this.serviceAccount = new ApiObject(this, 'service-account', noticeAccount(this.name, labels));
    this.job = new ApiObject(this, 'job', hookJob(this.name, plan, syncFailHook()));
  }

  /** Silences a warning, such as F54, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  private usualMessage(): string {
    const { service, environment, image, namespace = Chart.of(this).namespace } = contextOf(this);
    const version = image && versionOf(image);
    const what = version === undefined ? service : `${service} ${version}`;
    const where = [environment.cluster.name, namespace && `namespace ${namespace}`].filter(Boolean);
    return `Sync failed: ${[what, ...where].join(', ')}`;
  }
}
