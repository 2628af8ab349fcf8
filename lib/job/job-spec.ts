import type { Job } from 'kubernetes-types/batch/v1';
import { podTemplate } from '../container';
import type { Emitted } from '../kernel';
import type { JobPlan } from './job-plan';

/** A Job of a sync; `hook` says when it runs. */
export const hookJob = (
  name: string,
  { pod, deadline, backoffLimit, replaceFailedOnly }: JobPlan,
  hook: Record<string, string>,
): Emitted<Job> => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, labels: pod.labels, annotations: hook },
  spec: {
    activeDeadlineSeconds: deadline,
    backoffLimit,
    completions: 1,
    parallelism: 1,
    ...(replaceFailedOnly && { podReplacementPolicy: 'Failed' }),
    template: podTemplate(pod, { restartPolicy: 'Never' }),
  },
});
