import { type Manifest, type ObjectReference, podOf, referencesOf } from '../../kernel';

/** A Secret that pods read: one key of it, or all. */
export interface Reading {
  readonly secret: string;
  readonly key: string | undefined;
  readonly required: boolean;
  readonly workload: ObjectReference;
}

/** Everything that the pods of some objects read of Secrets. */
export const readingsOf = (objects: readonly Manifest[]): readonly Reading[] =>
  objects.flatMap((object) => {
    const pod = podOf(object);
    const workload = { kind: object.kind, name: object.metadata.name };
    return (pod === undefined ? [] : referencesOf(pod))
      .filter(({ kind }) => kind === 'Secret')
      .map(({ name, key, optional }) => ({ secret: name, key, required: !optional, workload }));
  });
