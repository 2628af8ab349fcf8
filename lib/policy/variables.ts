import { field, type Json, record, records, text, textAt } from '../kernel';
import { once } from './once';
import type { PodMaker, World } from './world';

/** A variable of a container and where it comes from. */
export interface Variable {
  /** Undefined where a Secret, a field of the pod or another variable says it. */
  readonly value: string | undefined;
  /** The same as it is written, with the names of other variables in it. */
  readonly written: string | undefined;
  /** `Secret name/key` for the key of a Secret. */
  readonly secret: string | undefined;
  /** Equal for two variables that are bound to be equal. */
  readonly source: string;
  /** Where in the object that makes the pod, or in the ConfigMap, it stands. */
  readonly at: string;
}

/** A whole ConfigMap or Secret that a container reads. */
interface Source {
  readonly prefix: string;
  /** Undefined for a Secret, and for a ConfigMap that is not rendered here. */
  readonly data: Json | undefined;
  readonly isSecret: boolean;
}

/** What a container finds in its environment, as far as rendered objects say it; looked up when it is asked for. */
export class Variables {
  /** The last one of a name counts. */
  private readonly own: ReadonlyMap<unknown, Json>;
  /** The last one first, for it wins. */
  private readonly sources: readonly Source[];

  constructor(
    private readonly world: World,
    private readonly to: PodMaker,
    private readonly container: Json,
  ) {
    this.own = new Map(records(container.env).map((variable) => [variable.name, variable]));
    this.sources = records(container.envFrom).toReversed().map(this.sourceOf, this);
  }

  /** A variable of the container's own wins over those of whole sources. */
  get(name: string): Variable | undefined {
    const own = this.own.get(name);
    return own === undefined ? this.fromSources(name) : this.ofOwn(name, own);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  value(name: string): string | undefined {
    return this.get(name)?.value;
  }

  /** The number that a variable is; undefined for what is none. */
  number(name: string): number | undefined {
    const value = this.value(name);
    return value === undefined || !/^-?\d+(\.\d+)?$/.test(value) ? undefined : Number(value);
  }

  /** Whether there is one of such a name, by whatever way. */
  hasLike(name: RegExp): boolean {
    for (const own of this.own.keys()) if (name.test(String(own))) return true;
    return this.sources.some(({ prefix, data }) =>
      Object.keys(data ?? {}).some((key) => name.test(prefix + key)),
    );
  }

  /** Whether more may come from whole Secrets. */
  get readsSecrets(): boolean {
    return this.sources.some(({ isSecret }) => isSecret);
  }

  /** Whether more may come from whole Secrets, or from ConfigMaps that are not rendered here. */
  get open(): boolean {
    return this.sources.some(({ data }) => data === undefined);
  }

  private sourceOf({ prefix, configMapRef, secretRef }: Json): Source {
    return { prefix: text(prefix) ?? '', data: this.dataOf(configMapRef), isSecret: secretRef !== undefined };
  }

  private dataOf(reference: unknown): Json | undefined {
    const name = textAt(reference, 'name');
    const found = name === undefined ? undefined : this.world.find('ConfigMap', this.to.namespace, name);
    return found && record(found.object.data);
  }

  private fromSources(name: string): Variable | undefined {
    for (const { prefix, data } of this.sources) {
      if (data === undefined || !name.startsWith(prefix)) continue;
      const key = name.slice(prefix.length);
      if (data[key] !== undefined) return inClear(text(data[key]), `data.${key}`);
    }
    return undefined;
  }

  /** Without a value and a source of one it is empty. */
  private ofOwn(name: string, { value, valueFrom }: Json): Variable {
    const at = `${this.at}.env.${name}`;
    const literal = valueFrom ? text(value) : text(value ?? '');
    if (literal !== undefined || !valueFrom) return mayName(literal, at);
    const { configMapKeyRef, secretKeyRef } = record(valueFrom);
    const found = text(field(this.dataOf(configMapKeyRef), textAt(configMapKeyRef, 'key') ?? ''));
    if (found !== undefined) return inClear(found, at);
    const key = textAt(secretKeyRef, 'key');
    const secret = secretKeyRef === undefined ? undefined : `Secret ${textAt(secretKeyRef, 'name')}/${key}`;
    return { value: undefined, written: undefined, secret, source: secret ?? JSON.stringify(valueFrom), at };
  }

  private get at(): string {
    return this.to.pod.containers.find(({ container }) => container === this.container)?.at ?? '';
  }
}

const inClear = (value: string | undefined, at: string): Variable => ({
  value,
  written: value,
  secret: undefined,
  source: `= ${value}`,
  at,
});

/**
 * Only what an entry of `env` says itself may name other variables.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
const mayName = (written: string | undefined, at: string): Variable => ({
  ...inClear(written, at),
  value: written?.includes('$(') ? undefined : written,
});

/** The variables of a container of a pod; read once for all checks. */
export const variablesOf = (world: World, to: PodMaker, container: Json): Variables =>
  within(world)(to)(container);

const within = once((world: World) =>
  once((to: PodMaker) => once((container: Json) => new Variables(world, to, container))),
);
