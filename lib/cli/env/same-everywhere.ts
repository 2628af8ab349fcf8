import { misuse } from '../misuse';
import { isSame } from './change-plan';
import { labelOf, type Place, pathOf } from './place';
import type { Snapshot } from './store';

/** One place, and what was read there. */
export interface Reading {
  readonly place: Place;
  readonly snapshot: Snapshot;
}

export const readAll = (places: readonly Place[]): Promise<readonly Reading[]> =>
  Promise.all(places.map(async (place) => ({ place, snapshot: await place.store.read() })));

/** Refuses keys that differ between the places, of which none was named. */
export function checkSame([first, ...others]: readonly Reading[], keys: Iterable<string>): void {
  if (first === undefined) return;
  for (const key of keys) {
    const value = first.snapshot.values.get(key);
    const other = others.find(({ snapshot }) => !isSame(snapshot.values.get(key), value));
    if (other === undefined) continue;
    const [environment] = other.place.clusters;
    const labels = `${labelOf(first.place)} and ${labelOf(other.place)}`;
    misuse(
      `${pathOf(first.place)}.${key}`,
      'one value',
      `others in ${labels}`,
      `name one, such as ${environment.name}/${environment.cluster.name}`,
    );
  }
}
