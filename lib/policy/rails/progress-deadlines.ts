import { field, type Json, record } from '../../kernel';
import type { Check, Objection } from '../check';
import type { PodMaker, World } from '../world';

/** What Kubernetes itself takes. */
const USUAL = 600;

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds */
export const progressDeadlines: Check = {
  id: 'F59',
  title: 'a rollout does not count as failed while its pods may still start',
  severity: 'warning',
  why: 'Argo CD calls a rollout that is well Degraded, and the sync has failed',
  fix: 'raise progressDeadlineSeconds above what startup probes allow',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      if (to.kind !== 'Deployment.apps' || to.pod === undefined) continue;
      const deadline = field(to.object, 'spec', 'progressDeadlineSeconds') ?? USUAL;
      const needed = startOf(to as PodMaker) + numberIn(record(to.object.spec), 'minReadySeconds', 0);
      if (typeof deadline !== 'number' || deadline >= needed) continue;
      const expected = `${needed}s or more, the time that a new pod may take`;
      const fix = 'raise it, with two minutes more for the image';
      yield { to, field: 'spec.progressDeadlineSeconds', expected, got: `${deadline}s`, fix };
    }
  },
};

const startOf = ({ pod }: PodMaker): number =>
  Math.max(0, ...pod.containers.map(({ container }) => budgetOf(record(container.startupProbe))));

function budgetOf(probe: Json): number {
  if (Object.keys(probe).length === 0) return 0;
  const delay = numberIn(probe, 'initialDelaySeconds', 0);
  return delay + numberIn(probe, 'periodSeconds', 10) * numberIn(probe, 'failureThreshold', 3);
}

function numberIn(holder: Json, name: string, otherwise: number): number {
  const value = holder[name];
  return typeof value === 'number' ? value : otherwise;
}
