import { field, type Json, record, records, text, textAt } from '../../kernel';
import type { Placed, World } from '../world';

/** A variable of a container and where its value is written. */
export interface Variable {
  /** Undefined where a Secret, a field of the pod or another variable says it. */
  readonly value: string | undefined;
  /** The object in which it is written: a ConfigMap, or what makes the pod. */
  readonly writtenIn: Placed;
  readonly at: string;
  /** `Secret name/key` for the key of a Secret. */
  readonly secret: string | undefined;
}

/** What a container finds in its environment, as far as rendered objects say it. */
export interface Variables {
  readonly known: ReadonlyMap<string, Variable>;
  /** Whether more may come from whole Secrets, or from ConfigMaps that are not rendered here. */
  readonly open: boolean;
}

/** A later source wins over an earlier one, and a variable of the container's own over all of them. */
export function variablesOf(world: World, to: Placed, container: Json, at: string): Variables {
  const known = new Map<string, Variable>();
  let open = false;
  for (const source of records(container.envFrom)) {
    const configMap = configMapOf(world, to, source);
    if (configMap === undefined) open = true;
    else addEntries(known, configMap, text(source.prefix) ?? '');
  }
  for (const { name, value, valueFrom } of records(container.env)) {
    const variable = ofItsOwn(world, to, value, record(valueFrom));
    known.set(String(name), { ...variable, writtenIn: to, at: `${at}.env.${name}` });
  }
  return { known, open };
}

function configMapOf(world: World, { namespace }: Placed, source: Json): Placed | undefined {
  const name = textAt(source, 'configMapRef', 'name');
  return name === undefined ? undefined : world.find('ConfigMap', namespace, name);
}

function addEntries(known: Map<string, Variable>, configMap: Placed, prefix: string): void {
  for (const [key, value] of Object.entries(record(configMap.object.data))) {
    known.set(`${prefix}${key}`, {
      value: text(value),
      writtenIn: configMap,
      at: `data.${key}`,
      secret: undefined,
    });
  }
}

function ofItsOwn(
  world: World,
  { namespace }: Placed,
  value: unknown,
  from: Json,
): Pick<Variable, 'value' | 'secret'> {
  const literal = text(value);
  if (literal !== undefined)
    return { value: literal.includes('$(') ? undefined : literal, secret: undefined };
  const { configMapKeyRef, secretKeyRef } = from;
  if (secretKeyRef !== undefined) {
    const { name, key } = record(secretKeyRef);
    return { value: undefined, secret: `Secret ${name}/${key}` };
  }
  const name = textAt(configMapKeyRef, 'name') ?? '';
  const key = textAt(configMapKeyRef, 'key') ?? '';
  const data = field(world.find('ConfigMap', namespace, name)?.object, 'data', key);
  return { value: text(data), secret: undefined };
}
