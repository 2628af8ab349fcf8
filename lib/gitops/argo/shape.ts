import { type Path, refuseStrangers, Words } from '../../kernel';

/** Reads what JavaScript may have written: refuses what has another shape, once, and leaves it out. */
export type Reader<T> = (value: unknown, path: Path) => T | undefined;

type Readers = Readonly<Record<string, Reader<unknown>>>;

/** What was read: each may be missing, for it was not written, or was refused. */
export type Read<R extends Readers> = { readonly [key in keyof R]: ReturnType<R[key]> };

export const text: Reader<string> = (value, path) =>
  typeof value === 'string' ? value : refused(path, 'a text', value, 'write it in quotes');

export const yesOrNo: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refused(path, 'true or false', value, 'write it without quotes');

export const oneOf =
  <const T extends string>(choices: readonly T[]): Reader<T> =>
  (value, path) =>
    choices.find((choice) => choice === value) ??
    refused(path, `one of ${choices.join(', ')}`, value, 'correct it');

/** What was refused leaves its place, so that the others keep theirs. */
export const listOf =
  <T>(reader: Reader<T>): Reader<readonly (T | undefined)[]> =>
  (value, path) =>
    Array.isArray(value)
      ? Array.from(value, (item: unknown, index) => reader(item, path.at(index)))
      : refused(path, 'a list', value, 'write it in brackets');

/** By names that the user chose. */
export const namedOf =
  <T>(reader: Reader<T>): Reader<Readonly<Record<string, T | undefined>>> =>
  (value, path) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, reader(one, path.at(name))]))
      : refused(path, 'an object', value, 'write it in braces, by name');

/** With these keys and no other. */
export const objectOf =
  <R extends Readers>(readers: R, required: readonly (keyof R & string)[]): Reader<Read<R>> =>
  (value, path) => {
    const keys = Object.keys(readers);
    if (!isObject(value))
      return refused(path, `an object of ${keys.join(', ')}`, value, 'write it in braces');
    const meant = refuseStrangers(value, keys, path);
    const entries = keys.map((key) => {
      const given = value[key];
      const isDue = required.includes(key) && !meant.includes(key);
      return [key, given === undefined && !isDue ? undefined : readers[key]?.(given, path.at(key))];
    });
    return Object.fromEntries(entries) as Read<R>; // fromEntries forgets which key has which value
  };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function refused(path: Path, expected: string, got: unknown, fix: string): undefined {
  path.refuse(expected, described(got), fix);
}

/** What stands in the place of something else may be a secret. */
function described(value: unknown): unknown {
  if (typeof value === 'string') return new Words('a text');
  if (Array.isArray(value)) return new Words('a list');
  if (typeof value === 'object' && value !== null) return new Words('an object');
  return typeof value === 'symbol' ? new Words('a symbol') : value;
}
