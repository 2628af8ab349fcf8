import { eachOnce, type NeededKey, type NeededSecret } from '../../kernel';
import type { Place } from './place';

/** Places that are one file in truth become one, which everything needs that any of them needs. */
export function withMerged(places: readonly Place[]): readonly Place[] {
  const merged = new Map<string, Place>();
  for (const place of places) {
    const id = `${place.service} ${place.secret} ${place.store.place}`;
    const same = merged.get(id);
    merged.set(id, same === undefined ? place : join(same, place));
  }
  return [...merged.values()];
}

const join = (a: Place, b: Place): Place => ({
  ...a,
  clusters: [...a.clusters, ...b.clusters],
  selector: a.clusters[0].name,
  needed: joinNeeds(a.needed, b.needed),
});

function joinNeeds(a: NeededSecret | undefined, b: NeededSecret | undefined): NeededSecret | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const names = [...new Set([...a.keys.keys(), ...b.keys.keys()])].toSorted();
  const keys = new Map(names.map((key) => [key, joinKeys(a.keys.get(key), b.keys.get(key))]));
  return { ...a, keys, required: a.required || b.required, whole: eachOnce([...a.whole, ...b.whole]) };
}

const joinKeys = (a: NeededKey | undefined, b: NeededKey | undefined): NeededKey => ({
  workloads: eachOnce([...(a?.workloads ?? []), ...(b?.workloads ?? [])]),
  required: a?.required === true || b?.required === true,
});
