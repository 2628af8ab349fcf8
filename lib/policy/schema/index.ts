import type { Json } from '../../kernel';
import type { Check, CheckInfo, Objection } from '../check';
import { once } from '../once';
import type { World } from '../world';
import { definitionsIn, faultsIn } from './faults';

/** Those that the platform names and those that are rendered. */
function definitionsOf({ environment, objects }: World): readonly Json[] {
  const named = environment?.customResources ?? NONE;
  const rendered = definitionsIn(objects.map(({ object }) => object));
  return rendered.length === 0 ? named : [...named, ...rendered];
}

const NONE: readonly Json[] = [];

/** By id of the check; every object is walked once, whichever of them asks first. */
const objectionsIn: (world: World) => ReadonlyMap<string, readonly Objection[]> = once((world) => {
  const definitions = definitionsOf(world);
  const all = new Map<string, Objection[]>();
  for (const to of world.objects) {
    const { kubernetes } = to.from.environment ?? {};
    for (const { id, ...fault } of faultsIn(to.object, { kubernetes, definitions })) {
      all.set(id, [...(all.get(id) ?? []), { to, ...fault }]);
    }
  }
  return all;
});

const check = (info: CheckInfo): Check => ({
  ...info,
  run: (world: World): Iterable<Objection> => objectionsIn(world).get(info.id) ?? [],
});

/** Every object is one that the API server of its Kubernetes version takes as it stands. */
export const SCHEMA_CHECKS: readonly Check[] = [
  check({
    id: 'K1',
    title: 'every field is one that its kind has',
    severity: 'error',
    why: 'the API server refuses an unknown field, or drops it in silence where it is not asked to be strict',
    fix: 'write the field as Kubernetes calls it, where it belongs',
  }),
  check({
    id: 'K2',
    title: 'every value is of the type that its field has',
    severity: 'error',
    why: 'the API server refuses the object',
    fix: 'write a value of the type; strings in quotes, numbers without',
  }),
  check({
    id: 'K3',
    title: 'every field that an object must have is there',
    severity: 'error',
    why: 'the API server refuses the object',
    fix: 'write the field',
  }),
  check({
    id: 'K4',
    title: 'a field that takes one of a few values has one of them',
    severity: 'error',
    why: 'the API server refuses the object',
    fix: 'write one of the values',
  }),
  check({
    id: 'K5',
    title: 'every kind and field is there in the Kubernetes version of the environment',
    severity: 'error',
    why: 'the API server refuses what it has no more or not yet; what has a closed gate, it drops in silence',
    fix: "write what the version has; the version of an environment is its clusters'",
  }),
  check({
    id: 'K6',
    title: 'no kind, field or annotation is deprecated',
    severity: 'warning',
    why: 'a later version of Kubernetes is without it',
    fix: 'write what replaces it',
  }),
];
