import type { Manifest } from '../../../lib/kernel';

/** An object with one thing changed, and where. */
export interface Mutation {
  readonly title: string;
  readonly object: Manifest;
}

type Change = (value: unknown) => unknown;

/** Other values, by what they are. */
const VALUES: Readonly<Record<string, Change>> = {
  'a list': () => ['a'],
  'an object': () => ({ a: 'b' }),
  'a string': () => 'Odd Value?',
  'a number': () => 7,
  'a fraction': () => 1.5,
  true: () => true,
  null: () => null,
};

/** Values of each place: as many as show every kind of field every value, and no more questions to a cluster. */
const EACH = 3;

/** What each place of an object gets: undefined leaves a field out; the values take turns. */
function changesOf(place: number): readonly (readonly [string, Change])[] {
  const values = Object.entries(VALUES);
  const turn = values.map((_, index) => values[(place * EACH + index) % values.length]);
  return [['left out', () => undefined], ...turn.slice(0, EACH).filter((one) => one !== undefined)];
}

/** Mutations of every place of an object below `metadata`, which other checks read. */
export function* mutationsOf(object: Manifest): Iterable<Mutation> {
  const more = { ...object, oddField: 1 };
  yield { title: `${object.kind} ${object.apiVersion} : with a field more`, object: more };
  for (const [place, way] of [...waysIn(object)].entries()) {
    const title = `${object.kind} ${object.apiVersion} ${way.join('.')}`;
    const before = way.reduce((inner: unknown, key) => (inner as Record<string, unknown>)[key], object);
    for (const [name, change] of changesOf(place)) {
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
