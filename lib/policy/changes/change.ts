import { kindOf, type Manifest } from '../../kernel';
import type { CheckInfo, Objection } from '../check';
import { isMadeAnew } from '../made-anew';
import type { Placed } from '../world';

/** An object as it is in the cluster, and as it is to be. */
export interface Change {
  readonly before: Manifest;
  readonly after: Placed;
}

/** What a commit does to the objects of a service in a cluster. */
export interface Changes {
  /** What the API server is asked to change; what Argo CD deletes first is not among them. */
  readonly changed: readonly Change[];
  readonly gone: readonly Manifest[];
  readonly made: readonly Placed[];
}

/** One question to what a commit changes. */
export interface ChangeCheck extends CheckInfo {
  readonly run: (changes: Changes) => Iterable<Objection>;
}

export function changesBetween(before: readonly Manifest[], after: readonly Placed[]): Changes {
  const old = new Map(before.map((object) => [keyOf(object), object]));
  const kept = new Set(after.map(({ object }) => keyOf(object)));
  const pairs = after.map((placed) => ({ before: old.get(keyOf(placed.object)), after: placed }));
  return {
    changed: pairs.filter(isChange).filter((change) => !isDeletedFirst(change.after)),
    gone: before.filter((object) => !kept.has(keyOf(object))),
    made: pairs.filter((pair) => pair.before === undefined).map((pair) => pair.after),
  };
}

const keyOf = (object: Manifest): string =>
  [kindOf(object), object.metadata.namespace ?? '', object.metadata.name].join('/');

const isChange = (pair: { readonly before: Manifest | undefined; readonly after: Placed }): pair is Change =>
  pair.before !== undefined;

/** Custom kinds are never, for all that is of them would go too. */
const isDeletedFirst = ({ kind, object }: Placed): boolean =>
  kind !== 'CustomResourceDefinition.apiextensions.k8s.io' && isMadeAnew(object);

/** Runs a question of one change over all whose kind it is about. */
export const ofKinds =
  (kinds: readonly string[], run: (change: Change) => Iterable<Objection>): ChangeCheck['run'] =>
  ({ changed }) =>
    changed.filter(({ after }) => kinds.includes(after.kind)).flatMap((change) => [...run(change)]);
