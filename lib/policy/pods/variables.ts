import { field, type Json, record, records, text, textAt } from '../../kernel';
import type { Placed, World } from '../world';

/** Where a variable of a container comes from; the value where it is written in clear. */
export interface Variable {
  readonly value: string | undefined;
  /** Equal for two variables that are bound to be equal. */
  readonly source: string;
}

/** The last one of a name counts, and those of the list win over whole ConfigMaps and Secrets. */
export function variableOf(name: string, container: Json, from: Placed, world: World): Variable | undefined {
  const own = records(container.env).findLast((variable) => variable.name === name);
  if (own !== undefined) return ofList(own, from, world);
  for (const source of records(container.envFrom).toReversed()) {
    const prefix = text(source.prefix) ?? '';
    const map = textAt(source, 'configMapRef', 'name');
    const value =
      map !== undefined && name.startsWith(prefix) && dataOf(map, from, world)[name.slice(prefix.length)];
    if (typeof value === 'string') return inClear(value);
  }
  return undefined;
}

/** The value that a container has under a name; undefined for none, and for what only the cluster knows. */
export const clearValueOf = (name: string, container: Json, from: Placed, world: World): string | undefined =>
  variableOf(name, container, from, world)?.value;

/** A number that a container has under a name. */
export function numberOf(name: string, container: Json, from: Placed, world: World): number | undefined {
  const value = clearValueOf(name, container, from, world);
  return value === undefined || !/^-?\d+(\.\d+)?$/.test(value) ? undefined : Number(value);
}

const inClear = (value: string): Variable => ({ value, source: JSON.stringify(['clear', value]) });

function ofList({ value, valueFrom }: Json, from: Placed, world: World): Variable {
  const map = textAt(valueFrom, 'configMapKeyRef', 'name');
  const key = textAt(valueFrom, 'configMapKeyRef', 'key') ?? '';
  const written = map === undefined ? value : dataOf(map, from, world)[key];
  if (typeof written === 'string') return inClear(written);
  const { name, key: entry } = record(field(valueFrom, 'secretKeyRef'));
  return {
    value: undefined,
    source: JSON.stringify(name === undefined ? valueFrom : ['secret', name, entry]),
  };
}

const dataOf = (name: string, { namespace }: Placed, world: World): Json =>
  record(world.find('ConfigMap', namespace, name)?.object.data);
