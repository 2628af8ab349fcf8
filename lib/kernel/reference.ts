/**
 * Another object by kind and name: `{ kind: 'Secret', name: 'dotenv' }`, or any construct that has the two,
 * such as those of cdk8s-plus-28.
 */
export interface ObjectReference<Kind extends string = string> {
  readonly kind: Kind;
  readonly name: string;
}

/** A name alone, or an object that has one. */
export type NameOr<Kind extends string> = string | { readonly kind: Kind | string; readonly name: string };

export const nameOf = (reference: NameOr<string>): string =>
  typeof reference === 'string' ? reference : reference.name;
