import { field } from '../../kernel';
import { scaleTargetOf } from '../scaling';
import type { Placed, PodMaker, World } from '../world';

const read = new WeakMap<World, ReadonlyMap<Placed, number>>();

/** How many pods of a workload there are at most, those of a rollout left out. */
export function mostPods(world: World, maker: PodMaker): number {
  const scaled = scaledIn(world).get(maker);
  if (scaled !== undefined) return scaled;
  if (maker.kind === 'DaemonSet.apps') return Number.POSITIVE_INFINITY;
  const asked = field(maker.object, 'spec', maker.kind === 'Job.batch' ? 'parallelism' : 'replicas');
  return typeof asked === 'number' ? asked : 1;
}

/** KEDA's own default. https://keda.sh/docs/latest/reference/scaledobject-spec/#maxreplicacount */
const KEDA_MOST = 100;

function scaledIn(world: World): ReadonlyMap<Placed, number> {
  const known = read.get(world);
  if (known !== undefined) return known;
  const scaled = new Map<Placed, number>();
  for (const scaler of world.objects) {
    const target = scaleTargetOf(scaler);
    if (target === undefined || !target.setsReplicas) continue;
    const workload = world.find(target.kind, scaler.namespace, target.name);
    const most =
      field(scaler.object, 'spec', 'maxReplicas') ?? field(scaler.object, 'spec', 'maxReplicaCount');
    if (workload !== undefined) scaled.set(workload, typeof most === 'number' ? most : KEDA_MOST);
  }
  read.set(world, scaled);
  return scaled;
}
