import { once } from '../once';
import type { Placed, World } from '../world';

/** Objects of a `Kind.group` in a namespace; the cluster is gone through once. */
export const objectsIn = (world: World, kind: string, namespace: string): readonly Placed[] =>
  indexOf(world).get(`${kind}/${namespace}`) ?? [];

const indexOf = once(({ objects }: World) =>
  grouped(objects, ({ kind, namespace }) => `${kind}/${namespace}`),
);

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
