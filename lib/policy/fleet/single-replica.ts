import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { scalerOf } from '../pod-counts';
import { selectedBy } from '../selected';
import { fromLabels, isEmpty } from '../selector';
import type { Placed, World } from '../world';

/**
 * One pod is none while its node is drained, and one that crashes takes all requests with it. What replaces its pod as a
 * whole must not run twice, and is spared.
 */
export const singleReplica: Check = {
  id: 'X8',
  title: 'what serves in production has two pods at least',
  severity: 'warning',
  why: 'nobody answers while a node is drained or the one pod starts again',
  fix: "raise replicas, or the minimum of its autoscaler, to 2; or acknowledge('X8', 'why one will do')",
  *run(world: World): Iterable<Objection> {
    if (world.environment?.production !== true) return;
    for (const service of world.objects) {
      if (service.kind !== 'Service') continue;
      const selector = fromLabels(field(service.object, 'spec', 'selector'));
      if (isEmpty(selector)) continue;
      for (const to of selectedBy(world, service.namespace, selector)) {
        const scaler = scalerOf(world, to);
        if (scaler !== undefined) yield* scaledDown(scaler);
        else if (isAlone(to)) yield objection(to, 'spec.replicas');
      }
    }
  },
};

const isAlone = ({ kind, object }: Placed): boolean =>
  kind === 'Deployment.apps' &&
  field(object, 'spec', 'strategy', 'type') !== 'Recreate' &&
  (field(object, 'spec', 'replicas') ?? 1) === 1;

/** Both kinds of autoscalers say in fields of their own how many pods they keep at least. */
function* scaledDown(scaler: Placed): Iterable<Objection> {
  const [name, usual] =
    scaler.kind === 'ScaledObject.keda.sh'
      ? (['minReplicaCount', 0] as const)
      : (['minReplicas', 1] as const);
  const least = field(scaler.object, 'spec', name) ?? usual;
  if (least === 1 || least === 0) yield objection(scaler, `spec.${name}`);
}

const objection = (to: Placed, at: string): Objection => ({
  to,
  field: at,
  expected: 'two pods at least of what a Service leads to in production',
  got: new Words('one'),
  fix: "write 2, or acknowledge('X8', 'why one will do')",
});
