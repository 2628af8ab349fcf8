/** Reads plain JSON that anyone may have written: a check must answer whatever it meets and never throw. */
export type Json = Readonly<Record<string, unknown>>;

const NOTHING: Json = {};

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; an empty one for whatever else it is. */
export const record = (value: unknown): Json => (isRecord(value) ? value : NOTHING);

/** The value as a list; an empty one for whatever else it is. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as a list of objects. */
export const records = (value: unknown): readonly Json[] => list(value).map(record);

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The value at the end of a way of keys; undefined where the way ends early. */
export const field = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce((inner, key) => record(inner)[key], value);

/** The text at the end of a way of keys. */
export const textAt = (value: unknown, ...keys: readonly string[]): string | undefined =>
  text(field(value, ...keys));
