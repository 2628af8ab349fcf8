import type { CronJob } from 'kubernetes-types/batch/v1';
import { podTemplate } from '../container';
import type { Emitted } from '../kernel';
import type { CronPlan } from './cron-plan';

/** Its Jobs are no hooks: they belong to the cluster's clock, not to a sync. */
export const cronJob = (name: string, plan: CronPlan): Emitted<CronJob> => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name, labels: plan.pod.labels },
  spec: {
    schedule: plan.schedule,
    timeZone: plan.timeZone,
    concurrencyPolicy: plan.concurrencyPolicy,
    ...(plan.suspend !== undefined && { suspend: plan.suspend }),
    startingDeadlineSeconds: plan.startingDeadline,
    successfulJobsHistoryLimit: plan.history.successful,
    failedJobsHistoryLimit: plan.history.failed,
    jobTemplate: {
      spec: {
        activeDeadlineSeconds: plan.deadline,
        backoffLimit: plan.backoffLimit,
        template: podTemplate(plan.pod, { restartPolicy: 'Never' }),
      },
    },
  },
});
