import { type PodReference, record, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { missing } from '../missing';
import type { Placed, World } from '../world';

/** What every namespace has without being asked. */
const GIVEN = new Set(['ServiceAccount/default', 'ConfigMap/kube-root-ca.crt']);

/** Secrets are left out: they come from outside on purpose, and their keys must not be known here. */
export const podReferences: Check = {
  id: 'C9',
  title: 'what a pod needs from its namespace is there',
  severity: 'error',
  why: 'pods wait for ever for what nobody makes',
  fix: 'render it, or declare that it is made elsewhere',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      for (const reference of to.references) {
        const { kind, name, optional, at } = reference;
        if (optional || kind === 'Secret' || GIVEN.has(`${kind}/${name}`)) continue;
        const objection = missing(world, to, at, reference) ?? withoutKey(world, to, reference);
        if (objection !== undefined) yield objection;
      }
    }
  },
};

function withoutKey(world: World, to: Placed, { kind, name, key, at }: PodReference): Objection | undefined {
  const found = world.find(kind, to.namespace, name)?.object;
  if (key === undefined || found === undefined) return undefined;
  if (key in record(found.data) || key in record(found.binaryData)) return undefined;
  const got = new Words(`'${key}', which it has not`);
  return { to, field: at, expected: `a key of ${kind} ${name}`, got, fix: 'name a key that it has' };
}
