import type { Manifest } from '../../../lib/kernel';

/** An object with one thing changed, and where. */
export interface Mutation {
  readonly title: string;
  readonly object: Manifest;
}

type Change = (value: unknown) => unknown;

/** Changes of every place of an object, by what they do; undefined leaves a field out. */
const CHANGES: Readonly<Record<string, Change>> = {
  'left out': () => undefined,
  'a list': () => ['a'],
  'an object': () => ({ a: 'b' }),
  'a string': () => 'Odd Value?',
  'a number': () => 7,
  'a fraction': () => 1.5,
  true: () => true,
  null: () => null,
};

/** Every mutation of every place of an object below `metadata`, which other checks read. */
export function* mutationsOf(object: Manifest): Iterable<Mutation> {
  const more = { ...object, oddField: 1 };
  yield { title: `${object.kind} ${object.apiVersion} : with a field more`, object: more };
  for (const way of waysIn(object)) {
    const title = `${object.kind} ${object.apiVersion} ${way.join('.')}`;
    const before = way.reduce((inner: unknown, key) => (inner as Record<string, unknown>)[key], object);
    for (const [name, change] of Object.entries(CHANGES)) {
      yield { title: `${title}: ${name}`, object: changed(object, way, change) as Manifest };
    }
    if (typeof before !== 'object' || Array.isArray(before)) continue;
    yield {
      title: `${title}: with a field more`,
      object: changed(object, way, (value) => ({ ...(value as object), oddField: 1 })) as Manifest,
    };
  }
}

const SKIPPED = new Set(['apiVersion', 'kind', 'metadata', 'labels']);

function* waysIn(value: unknown, way: readonly string[] = []): Iterable<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (SKIPPED.has(key)) continue;
    yield [...way, key];
    yield* waysIn(inner, [...way, key]);
  }
}

function changed(value: unknown, [key, ...rest]: readonly string[], change: Change): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value
      .map((item, index) => (String(index) === key ? changed(item, rest, change) : item))
      .filter((item) => item !== undefined);
  }
  const inner = value as Record<string, unknown>;
  const { [key]: before, ...others } = inner;
  const after = changed(before, rest, change);
  return after === undefined ? others : { ...inner, [key]: after };
}
