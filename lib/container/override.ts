import type { Container, PodSpec } from 'kubernetes-types/core/v1';

/**
 * Fields of the pod that no prop names. Objects are merged; so are lists of objects, entries of the same name
 * or mount path into each other, others appended. Everything else, an empty list included, takes the place
 * of what was there.
 */
export type PodOverride = Partial<Omit<PodSpec, 'containers'>>;

/** Fields of the main container that no prop names, merged in the same way. */
export type ContainerOverride = Partial<Omit<Container, 'name' | 'image'>>;

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Volume mounts are told apart by path, spread constraints by topology, the rest by name if it has one. */
const keyOf = (item: Json): Json =>
  isObject(item) ? (item.mountPath ?? item.name ?? item.topologyKey) : undefined;

/** Of each group an object may have one: an override that names another takes it in its place. */
const ALTERNATIVES = [
  // variables, and where they come from
  'value valueFrom',
  'secretKeyRef configMapKeyRef fieldRef resourceFieldRef',
  // probes and lifecycle hooks
  'exec httpGet tcpSocket grpc sleep',
  // volumes
  'emptyDir persistentVolumeClaim configMap secret projected downwardAPI csi ephemeral image nfs hostPath',
].map((group) => group.split(' '));

const isReplaced = (field: string, over: JsonObject): boolean =>
  over[field] === undefined &&
  ALTERNATIVES.some((group) => group.includes(field) && group.some((other) => over[other] !== undefined));

/** Lays an override over an object without changing either; `undefined` in an override says nothing. */
export function override<T extends object>(base: T, over: Partial<NoInfer<T>> | undefined): T {
  if (over === undefined) return base;
  const said = Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined));
  const kept = Object.entries(base).filter(([field]) => !isReplaced(field, said));
  const result: Record<string, Json> = Object.fromEntries(kept);
  for (const [field, value] of Object.entries(said)) result[field] = merge(result[field], value);
  // the keys are those of T: the override's type admits no other
  return result as T;
}

function merge(base: Json, over: Json): Json {
  if (isObject(base) && isObject(over)) return override(base, over);
  const mergeable = Array.isArray(base) && Array.isArray(over) && over.length > 0 && over.every(isObject);
  return mergeable ? mergeLists(base, over) : over;
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
