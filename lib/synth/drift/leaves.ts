import type { Json, Manifest } from '../../kernel';
import type { Rendering } from '../render';

/** Every value in what a chart gives, by the object that it stands in and the way to it. */
export type Leaves = ReadonlyMap<string, ObjectLeaves>;

export interface ObjectLeaves {
  /** `Kind/name`. */
  readonly title: string;
  readonly fields: ReadonlyMap<string, unknown>;
}

/**
 * Objects are the same in two environments where they come from the same construct, whatever they are called; `plain`
 * takes the names of environments out of that.
 */
export function leavesOf({ objects, origins }: Rendering, plain: (text: string) => string): Leaves {
  const names = hashedNames(objects);
  return new Map(
    objects.map((object) => {
      const title = `${object.kind}/${object.metadata.name}`;
      const fields = new Map<string, unknown>();
      collect(object, '', names, fields);
      return [plain(origins?.get(title) ?? title), { title: names.get(title) ?? title, fields }];
    }),
  );
}

/** A ConfigMap that is called by its content says nothing that its content does not. */
function hashedNames(objects: readonly Manifest[]): ReadonlyMap<string, string> {
  const hashed = objects.filter(({ kind, immutable }) => kind === 'ConfigMap' && immutable === true);
  return new Map(
    hashed.flatMap(({ kind, metadata: { name } }) => {
      const plain = name.replace(/-[0-9a-f]{8}$/, '');
      return [[name, plain] as const, [`${kind}/${name}`, `${kind}/${plain}`] as const];
    }),
  );
}

function collect(
  value: unknown,
  at: string,
  names: ReadonlyMap<string, string>,
  into: Map<string, unknown>,
): void {
  if (typeof value !== 'object' || value === null) {
    into.set(at, typeof value === 'string' ? (names.get(value) ?? value) : value);
    return;
  }
  for (const [key, inner] of entriesOf(value)) {
    // it follows from a content that is compared itself
    if (!key.startsWith('checksum/')) collect(inner, at === '' ? key : `${at}.${key}`, names, into);
  }
}

/** Items of a list by their names where they have some, so that one more moves no other. */
const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  Array.isArray(value)
    ? value.map((item: Json | null, index) => [
        typeof item?.name === 'string' ? item.name : String(index),
        item,
      ])
    : Object.entries(value);
