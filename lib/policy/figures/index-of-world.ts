import type { Placed, World } from '../world';

const known = new WeakMap<World, ReadonlyMap<string, readonly Placed[]>>();

/** Objects of a `Kind.group` in a namespace; the cluster is gone through once. */
export const objectsIn = (world: World, kind: string, namespace: string): readonly Placed[] =>
  indexOf(world).get(`${kind}/${namespace}`) ?? [];

function indexOf(world: World): ReadonlyMap<string, readonly Placed[]> {
  const before = known.get(world);
  if (before !== undefined) return before;
  const index = grouped(world.objects, ({ kind, namespace }) => `${kind}/${namespace}`);
  known.set(world, index);
  return index;
}

/** Lists of what has the same key, in order. */
export function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
