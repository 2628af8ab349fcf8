import { type PodReference, secretsMadeBy, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { isLater, type SyncPlace, syncPlaceOf } from '../sync-place';
import type { Placed, World } from '../world';

/**
 * Argo CD waits for the pods of one wave before it makes what stands in the next: pods that need what comes
 * later wait for ever. A PreSync Job may need nothing that the sync itself makes.
 */
export const syncOrder: Check = {
  id: 'C21',
  title: 'what a pod needs is made before it, or with it',
  severity: 'error',
  why: 'Argo CD waits for the pods of one wave before it makes the next: they wait for ever',
  fix: 'give what is needed an earlier wave',
  *run(world: World): Iterable<Objection> {
    const secrets = secretsMade(world);
    for (const to of world.objects) {
      const place = syncPlaceOf(to);
      if (place === undefined) continue;
      const late = new Set<Placed>();
      for (const reference of to.references) {
        const made = makerOf(world, secrets, to, reference);
        const objection = made && !late.has(made) ? laterThan(to, place, made, reference) : undefined;
        if (made === undefined || objection === undefined) continue;
        late.add(made);
        yield objection;
      }
    }
  },
};

const makerOf = (
  world: World,
  secrets: ReadonlyMap<string, Placed>,
  { namespace }: Placed,
  { kind, name }: PodReference,
): Placed | undefined =>
  world.find(kind, namespace, name) ?? (kind === 'Secret' ? secrets.get(`${namespace}/${name}`) : undefined);

function laterThan(to: Placed, place: SyncPlace, made: Placed, { at }: PodReference): Objection | undefined {
  const other = syncPlaceOf(made);
  // what another service brings comes with a sync of its own
  if (other === undefined || made.from !== to.from || !isLater(other, place)) return undefined;
  const got = new Words(`${nameIn(made)} (${other.name})`);
  const fix = 'make the hook a Sync hook of a later wave, or give what it needs an earlier one';
  return { to, field: at, expected: `something made by ${place.name}, when the pod is`, got, fix };
}

/** Secrets that a controller makes of something else, by `namespace/name`. */
function secretsMade({ objects }: World): ReadonlyMap<string, Placed> {
  const made = objects.flatMap((placed) =>
    secretsMadeBy(placed.object).map((name) => [`${placed.namespace}/${name}`, placed] as const),
  );
  return new Map(made);
}
