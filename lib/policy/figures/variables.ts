import { type Json, record, records, text, textAt } from '../../kernel';
import type { World } from '../world';

/** The variables of a container, as far as rendered objects say them. */
export interface Variables {
  /** Undefined for one that is not there, and for one whose value stands in a Secret. */
  get(name: string): string | undefined;
  readonly names: ReadonlySet<string>;
  /** Whether some that nobody can name here come from whole Secrets. */
  readonly more: boolean;
}

/** In the order in which Kubernetes reads them: sources, of which a later one wins, then single ones. */
export function variablesOf(world: World, namespace: string, container: Json): Variables {
  const values = new Map<string, string | undefined>();
  const sources = records(container.envFrom);
  for (const { prefix, configMapRef } of sources) {
    for (const [key, value] of Object.entries(dataOf(world, namespace, configMapRef))) {
      values.set(`${text(prefix) ?? ''}${key}`, text(value));
    }
  }
  for (const { name, value, valueFrom } of records(container.env)) {
    const reference = record(valueFrom).configMapKeyRef;
    const key = textAt(reference, 'key') ?? '';
    values.set(String(name), text(value) ?? text(dataOf(world, namespace, reference)[key]));
  }
  return {
    get: (name) => values.get(name),
    names: new Set(values.keys()),
    more: sources.some(({ secretRef }) => secretRef !== undefined),
  };
}

const dataOf = (world: World, namespace: string, reference: unknown): Json =>
  record(world.find('ConfigMap', namespace, textAt(reference, 'name') ?? '')?.object.data);
