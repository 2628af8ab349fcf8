import { isDnsSubdomain } from './names';
import { type Path, Words } from './path';

/**
 * Another object by kind and name: `{ kind: 'Secret', name: 'dotenv' }`, or any construct that has the two,
 * such as those of cdk8s-plus-28.
 */
export interface ObjectReference<Kind extends string = string> {
  readonly kind: Kind;
  readonly name: string;
}

/** A name alone, or an object that has one. The kind of an object of cdk8s-plus-28 is a mere string. */
export type NameOr<Kind extends string> = string | { readonly kind: Kind | string; readonly name: string };

/** Each object once, where it stands first. */
export const eachOnce = (objects: readonly ObjectReference[]): readonly ObjectReference[] => [
  ...new Map(objects.map((object) => [`${object.kind}/${object.name}`, object])).values(),
];

/** The name that a reference means. */
export const nameOf = (reference: NameOr<string>): string =>
  typeof reference === 'string' ? reference : reference.name;

/** Refuses an object of another kind, and what cannot be a name; what is no name is not shown. */
export function checkReference(reference: NameOr<string>, kind: string, path: Path): void {
  if (typeof reference !== 'string' && reference.kind !== kind) {
    path.refuse(`a ${kind}`, new Words(`a ${reference.kind}`), `give a ${kind} or its name`);
  }
  if (!isDnsSubdomain(nameOf(reference))) {
    path.refuse(`the name of a ${kind}`, new Words('something else'), `write the name that the ${kind} has`);
  }
}
