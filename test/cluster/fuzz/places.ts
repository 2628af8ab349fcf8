/** A way from an object to a value inside: keys of maps, indices of lists. */
export type Way = readonly (string | number)[];

/** Every value inside an object, and the way to it; not the object itself. */
export function waysIn(value: unknown, way: Way = []): readonly Way[] {
  const inner = entriesOf(value).flatMap(([key, child]) => waysIn(child, [...way, key]));
  return way.length === 0 ? inner : [way, ...inner];
}

const entriesOf = (value: unknown): readonly (readonly [string | number, unknown])[] => {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
};

/** The way without what differs from object to object: `spec.containers[].image`. */
export const patternOf = (way: Way): string =>
  way.map((key) => (typeof key === 'number' ? '[]' : key)).join('.');

export const valueAt = (object: unknown, way: Way): unknown =>
  way.reduce((value, key) => (value as Record<string | number, unknown>)[key], object);

/** A copy whose value at the end of the way is another, or is gone where it is undefined. */
export function replaced<T>(object: T, way: Way, value: unknown): T {
  const copy = structuredClone(object);
  const parent = valueAt(copy, way.slice(0, -1));
  const key = way.at(-1) ?? '';
  if (Array.isArray(parent) && value === undefined) parent.splice(Number(key), 1);
  else if (value === undefined) delete (parent as Record<string | number, unknown>)[key];
  else (parent as Record<string | number, unknown>)[key] = value;
  return copy;
}
