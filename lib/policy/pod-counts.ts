import { MANAGED_BY, OURSELVES, textAt } from '../kernel';
import { countAt } from './count-at';
import { once } from './once';
import { scaleTargetOf } from './scaling';
import type { Placed, PodMaker, World } from './world';

/** Between how many pods a workload has; undefined where nobody here knows. */
export interface Counts {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

const UNKNOWN: Counts = { least: undefined, most: undefined };

const key = (kind: string, namespace: string, name: string): string => `${kind}/${namespace}/${name}`;

const scalers: (world: World) => ReadonlyMap<string, Placed> = once(({ objects }) => {
  const found = new Map<string, Placed>();
  for (const placed of objects) {
    const target = scaleTargetOf(placed);
    if (target?.setsReplicas) found.set(key(target.kind, placed.namespace, target.name), placed);
  }
  return found;
});

/** What sets the number of pods of a workload. */
export const scalerOf = (world: World, { kind, namespace, object }: Placed): Placed | undefined =>
  scalers(world).get(key(kind, namespace, object.metadata.name));

/** One, where nothing is said; ours say nothing only where somebody else's autoscaler does. */
export function countsOf(world: World, maker: PodMaker): Counts {
  const scaler = scalerOf(world, maker);
  if (scaler !== undefined) return ofScaler(scaler);
  if (maker.kind === 'DaemonSet.apps') return UNKNOWN;
  const replicas = countAt(maker.object, 'spec', maker.kind === 'Job.batch' ? 'parallelism' : 'replicas');
  if (replicas !== undefined) return { least: replicas, most: replicas };
  return textAt(maker.object.metadata, 'labels', MANAGED_BY) === OURSELVES ? UNKNOWN : { least: 1, most: 1 };
}

/** https://keda.sh/docs/latest/reference/scaledobject-spec/ has other names and other defaults. */
function ofScaler({ kind, object }: Placed): Counts {
  const [least, most, usual] =
    kind === 'ScaledObject.keda.sh'
      ? (['minReplicaCount', 'maxReplicaCount', [0, 100]] as const)
      : (['minReplicas', 'maxReplicas', [1, undefined]] as const);
  return {
    least: countAt(object, 'spec', least) ?? usual[0],
    most: countAt(object, 'spec', most) ?? usual[1],
  };
}

/** How many pods there are at most, those of a rollout left out: one, where nobody here knows. */
export const mostPods = (world: World, maker: PodMaker): number =>
  maker.kind === 'DaemonSet.apps' ? Number.POSITIVE_INFINITY : (countsOf(world, maker).most ?? 1);
