import { field, type Json, record, records, text, textAt } from '../../kernel';
import type { Placed, World } from '../world';

/** A variable of a container and where its value is written. */
export interface Variable {
  /** Undefined where a Secret, a field of the pod or another variable says it. */
  readonly value: string | undefined;
  /** `Secret name/key` for the key of a Secret. */
  readonly secret: string | undefined;
  /** Where in the object that makes the pod, or in the ConfigMap, it stands. */
  readonly at: string;
}

/** What a container finds in its environment, as far as rendered objects say it; looked up when it is asked for. */
export class Variables {
  constructor(
    private readonly world: World,
    private readonly to: Placed,
    private readonly container: Json,
    private readonly at: string,
  ) {}

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** A variable of the container's own wins over whole sources, and a later one of these over an earlier. */
  get(name: string): Variable | undefined {
    const own = records(this.container.env).findLast((variable) => variable.name === name);
    return own === undefined ? this.fromSources(name) : this.own(own);
  }

  /** Whether more may come from whole Secrets, or from ConfigMaps that are not rendered here. */
  get open(): boolean {
    return records(this.container.envFrom).some((source) => this.configMapOf(source) === undefined);
  }

  private fromSources(name: string): Variable | undefined {
    for (const source of records(this.container.envFrom).toReversed()) {
      const prefix = text(source.prefix) ?? '';
      if (!name.startsWith(prefix)) continue;
      const key = name.slice(prefix.length);
      const value = field(this.configMapOf(source)?.object, 'data', key);
      if (value !== undefined) return { value: text(value), secret: undefined, at: `data.${key}` };
    }
    return undefined;
  }

  private configMapOf(source: Json): Placed | undefined {
    const name = textAt(source, 'configMapRef', 'name');
    return name === undefined ? undefined : this.world.find('ConfigMap', this.to.namespace, name);
  }

  private own({ name, value, valueFrom }: Json): Variable {
    const at = `${this.at}.env.${name}`;
    const literal = text(value);
    if (literal !== undefined) {
      return { value: literal.includes('$(') ? undefined : literal, secret: undefined, at };
    }
    const { configMapKeyRef, secretKeyRef } = record(valueFrom);
    if (secretKeyRef !== undefined) {
      return {
        value: undefined,
        secret: `Secret ${textAt(secretKeyRef, 'name')}/${textAt(secretKeyRef, 'key')}`,
        at,
      };
    }
    const configMap = this.configMapOf({ configMapRef: configMapKeyRef });
    return {
      value: textAt(configMap?.object, 'data', textAt(configMapKeyRef, 'key') ?? ''),
      secret: undefined,
      at,
    };
  }
}
