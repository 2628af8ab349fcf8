import { type Json, looksSecret, record, text, Words } from '../../kernel';

/** The value at a field as it may be shown: described where its name or its form says that it is a secret. */
export function shownAt(object: Json, field: string): unknown {
  const { value, name } = find(object, field, '');
  return looksSecret(name, text(value) ?? '') ? new Words('what looks like a secret') : value;
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
