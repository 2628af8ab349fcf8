import { type Json, looksSecret, record, text, Words } from '../../kernel';

/**
 * The value at a field as it may be shown, or what a rule `got` there: described where its name or its form says that it is a
 * secret, and where it is no single value, in which one may stand.
 */
export function shownAt(object: Json, field: string, { got }: { readonly got?: unknown }): unknown {
  const found = find(object, field, '');
  const value = got ?? found.value;
  if (looksSecret(found.name, text(value) ?? '')) return new Words('what looks like a secret');
  if (Array.isArray(value)) return new Words(`a list of ${value.length}`);
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Words);
  return isObject ? new Words(`an object of ${Object.keys(value).join(', ') || 'nothing'}`) : value;
}

interface Found {
  readonly value: unknown;
  /** What the value is called, as a variable is by the `name` beside it. */
  readonly name: string;
}

/** Follows names of keys, which may have dots themselves, and names or numbers of list entries. */
function find(value: unknown, field: string, name: string): Found {
  if (field === '') return { value, name };
  const [key, next] = step(value, field) ?? [];
  if (key === undefined) return { value: undefined, name: '' };
  const rest = field.slice(key.length + 1);
  return find(next, rest, key === 'value' ? (text(record(value).name) ?? key) : key);
}

/** The entry that the longest beginning of the field names. */
function step(value: unknown, field: string): readonly [string, unknown] | undefined {
  const entries = Array.isArray(value) ? value.map(named) : Object.entries(record(value));
  return entries
    .filter(([key]) => field === key || field.startsWith(`${key}.`))
    .toSorted(([one], [other]) => other.length - one.length)[0];
}

const named = (item: unknown, index: number): readonly [string, unknown] => [
  text(record(item).name) ?? String(index),
  item,
];
