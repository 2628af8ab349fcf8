import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { scaleTargetOf } from '../scaling';
import { fromLabels, isEmpty, selects } from '../selector';
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
    const minima = minimaIn(world);
    for (const service of world.objects) {
      if (service.kind !== 'Service') continue;
      const selector = fromLabels(field(service.object, 'spec', 'selector'));
      if (isEmpty(selector)) continue;
      for (const to of world.podMakers(service.namespace)) {
        if (to.kind !== 'Deployment.apps' || !selects(selector, to.pod.labels) || isSingleton(to)) continue;
        if (minima.has(to)) continue;
        if ((field(to.object, 'spec', 'replicas') ?? 1) === 1) yield objection(to, 'spec.replicas');
      }
      yield* scaledDown(minima, service, selector);
    }
  },
};

const isSingleton = ({ object }: Placed): boolean => field(object, 'spec', 'strategy', 'type') === 'Recreate';

interface Minimum {
  readonly scaler: Placed;
  readonly replicas: unknown;
}

/** What an autoscaler keeps of each workload at least; both kinds say so in fields of their own. */
function minimaIn(world: World): ReadonlyMap<Placed, Minimum> {
  const minima = world.objects.flatMap((scaler): readonly (readonly [Placed, Minimum])[] => {
    const target = scaleTargetOf(scaler);
    if (target?.setsReplicas !== true) return [];
    const scaled = world.find(target.kind, scaler.namespace, target.name);
    const isKeda = scaler.kind === 'ScaledObject.keda.sh';
    const replicas =
      field(scaler.object, 'spec', isKeda ? 'minReplicaCount' : 'minReplicas') ?? (isKeda ? 0 : 1);
    return scaled === undefined ? [] : [[scaled, { scaler, replicas }]];
  });
  return new Map(minima);
}

function* scaledDown(
  minima: ReadonlyMap<Placed, Minimum>,
  { namespace }: Placed,
  selector: ReturnType<typeof fromLabels>,
): Iterable<Objection> {
  for (const [workload, { scaler, replicas }] of minima) {
    if (workload.namespace !== namespace || workload.pod === undefined) continue;
    if (!selects(selector, workload.pod.labels) || (replicas !== 1 && replicas !== 0)) continue;
    yield objection(
      scaler,
      scaler.kind === 'ScaledObject.keda.sh' ? 'spec.minReplicaCount' : 'spec.minReplicas',
    );
  }
}

const objection = (to: Placed, at: string): Objection => ({
  to,
  field: at,
  expected: 'two pods at least of what a Service leads to in production',
  got: new Words('one'),
  fix: "write 2, or acknowledge('X8', 'why one will do')",
});
