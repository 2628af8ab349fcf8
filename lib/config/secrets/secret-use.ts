import { type Manifest, type ObjectReference, podOf, referencesOf, secretsMadeBy } from '../../kernel';

/** A Secret that pods read: one key of it, or all. */
export interface Reading {
  readonly secret: string;
  readonly key: string | undefined;
  readonly required: boolean;
  readonly workload: ObjectReference;
}

/** What rendered objects have to do with Secrets. */
export interface SecretUse {
  readonly readings: readonly Reading[];
  /** Names of those that the objects make themselves. */
  readonly made: ReadonlySet<string>;
}

export const secretUseOf = (objects: readonly Manifest[]): SecretUse => ({
  readings: readingsOf(objects),
  made: new Set(objects.flatMap(secretsMadeBy)),
});

const readingsOf = (objects: readonly Manifest[]): readonly Reading[] =>
  objects.flatMap((object) => {
    const pod = podOf(object);
    const workload = { kind: object.kind, name: object.metadata.name };
    return (pod === undefined ? [] : referencesOf(pod))
      .filter(({ kind }) => kind === 'Secret')
      .map(({ name, key, optional }) => ({ secret: name, key, required: !optional, workload }));
  });
