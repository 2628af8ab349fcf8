import type { Container, PodSpec } from 'kubernetes-types/core/v1';

/** Fields of the pod that no prop names: objects are merged, named entries by name, other lists appended to. */
export type PodOverride = Partial<Omit<PodSpec, 'containers'>>;

/** Fields of the main container that no prop names, merged in the same way. */
export type ContainerOverride = Partial<Omit<Container, 'name' | 'image'>>;

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Volume mounts are told apart by path, everything else with a name by its name. */
const keyOf = (item: Json): Json => (isObject(item) ? (item.mountPath ?? item.name) : undefined);

/** Lays an override over an object without changing either; `undefined` in an override says nothing. */
export function override<T extends object>(base: T, over: Partial<NoInfer<T>> | undefined): T {
  if (over === undefined) return base;
  const result: Record<string, Json> = Object.fromEntries(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    if (value !== undefined) result[key] = merge(result[key], value);
  }
  // the keys are those of T: the override's type admits no other
  return result as T;
}

function merge(base: Json, over: Json): Json {
  if (isObject(base) && isObject(over)) return override(base, over);
  if (Array.isArray(base) && Array.isArray(over) && over.every(isObject)) return mergeLists(base, over);
  return over;
}

function mergeLists(base: readonly Json[], over: readonly Json[]): Json[] {
  const result = [...base];
  for (const item of over) {
    const key = keyOf(item);
    const same = key === undefined ? -1 : result.findIndex((existing) => keyOf(existing) === key);
    if (same < 0) result.push(item);
    else result[same] = merge(result[same], item);
  }
  return result;
}
