import type { Job } from 'kubernetes-types/batch/v1';
import { podTemplate } from '../container';
import { type Emitted, syncHook, WAVE } from '../kernel';
import type { JobPlan } from './migration-plan';

/**
 * A hook of the sync, behind everything that it needs and before every pod. Argo CD makes it anew each time:
 * a Job's template cannot be changed.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/
 */
export const migrationJob = (
  name: string,
  { pod, deadline, backoffLimit, replaceFailedOnly }: JobPlan,
): Emitted<Job> => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, labels: pod.labels, annotations: syncHook(WAVE.migration) },
  spec: {
    activeDeadlineSeconds: deadline,
    backoffLimit,
    completions: 1,
    parallelism: 1,
    ...(replaceFailedOnly && { podReplacementPolicy: 'Failed' }),
    template: podTemplate(pod, { restartPolicy: 'Never' }),
  },
});
