import { DEPRECATED_FIELDS } from './deprecations';
import { PLAIN } from './plain';
import type { Field, ObjectType, ValueType } from './value-type';

/** Kinds and types as imports/kubernetes/compile writes them: a line each, read when it is first asked for. */
export interface WrittenTable {
  /** By apiVersion: `Kind:Type`, with the versions in which it is served. */
  readonly kinds: Readonly<Record<string, string>>;
  /** By name: `name:type` of every field; a `*` among them stands for fields that nobody knows. */
  readonly types: Readonly<Record<string, string>>;
  /** By name: values, each with the version that it came in. */
  readonly enums: Readonly<Record<string, string>>;
}

/** A kind of one apiVersion, and the minor versions of Kubernetes that serve it. */
export interface KindEntry {
  readonly apiVersion: string;
  readonly kind: string;
  readonly type: ValueType;
  readonly since: number;
  readonly until: number;
  readonly deprecated: number;
  /** `apiVersion/Kind` of what to write instead. */
  readonly replacement?: string;
}

const ANYTHING: ValueType = { is: 'anything' };
const FIELD = /^([^!:]+)(!?):([^@~<]+)(?:@(\d+))?(?:(~)(\d*))?(?:<(\d+))?$/;
const KIND = /^(\w+):([^@<!>]+)(?:@(\d+))?(?:<(\d+))?(?:!(\d+))?(?:>(\S+))?$/;

export class Table {
  private readonly types = new Map<string, ObjectType>();
  private readonly kinds = new Map<string, ReadonlyMap<string, KindEntry>>();
  private readonly values = new Map<string, ValueType>();

  private grouped: ReadonlyMap<string, readonly KindEntry[]> | undefined;

  constructor(private readonly written: WrittenTable) {}

  /** The kinds of an apiVersion, by name. */
  kindsOf(apiVersion: string): ReadonlyMap<string, KindEntry> | undefined {
    const known = this.kinds.get(apiVersion);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.written.kinds, apiVersion)) return undefined;
    const entries = words(this.written.kinds[apiVersion]).map((text) => this.kind(apiVersion, text));
    const kinds = new Map(entries.map((entry) => [entry.kind, entry]));
    this.kinds.set(apiVersion, kinds);
    return kinds;
  }

  /** Every kind of a group, in all of its versions. */
  inGroup(group: string): readonly KindEntry[] {
    return this.byGroup().get(group) ?? [];
  }

  groups(): Iterable<string> {
    return this.byGroup().keys();
  }

  all(): readonly KindEntry[] {
    return [...this.byGroup().values()].flat();
  }

  private byGroup(): ReadonlyMap<string, readonly KindEntry[]> {
    if (this.grouped === undefined) {
      const grouped = new Map<string, KindEntry[]>();
      for (const apiVersion of Object.keys(this.written.kinds)) {
        const kinds = this.kindsOf(apiVersion)?.values() ?? [];
        const group = groupOf(apiVersion);
        grouped.set(group, [...(grouped.get(group) ?? []), ...kinds]);
      }
      this.grouped = grouped;
    }
    return this.grouped;
  }

  private kind(apiVersion: string, text: string): KindEntry {
    const [, kind = '', type = '', since, until, deprecated, replacement] = KIND.exec(text) ?? [];
    return {
      apiVersion,
      kind,
      type: this.typeOf(type),
      since: Number(since ?? 0),
      until: Number(until ?? Number.POSITIVE_INFINITY),
      deprecated: Number(deprecated ?? Number.POSITIVE_INFINITY),
      ...(replacement !== undefined && { replacement: replacement.replace(/^\//, '') }),
    };
  }

  private object(name: string): ObjectType {
    const known = this.types.get(name);
    if (known !== undefined) return known;
    const fields = new Map<string, Field>();
    const required: string[] = [];
    const texts = words(this.written.types[name]);
    const type = { name, fields, required, open: texts.includes('*') };
    // before its fields, which may lead back to it
    this.types.set(name, type);
    for (const text of texts) {
      const [, field, needed, value = '', since, gate, open, until] = FIELD.exec(text) ?? [];
      if (field === undefined) continue;
      if (needed === '!') required.push(field);
      fields.set(field, {
        type: this.typeOf(value),
        since: Number(since ?? 0),
        open: gate === undefined ? 0 : Number(open || Number.POSITIVE_INFINITY),
        until: Number(until ?? Number.POSITIVE_INFINITY),
        deprecated: DEPRECATED_FIELDS[`${name}.${field}`],
      });
    }
    return type;
  }

  /** What a type is, as the tables write it. */
  typeOf(text: string): ValueType {
    const known = this.values.get(text);
    if (known !== undefined) return known;
    const type = this.read(text);
    this.values.set(text, type);
    return type;
  }

  private read(text: string): ValueType {
    const rest = text.slice(1);
    if (text === '*') return ANYTHING;
    if (text.startsWith('[')) return { is: 'list', of: this.typeOf(rest) };
    if (text.startsWith('{')) return { is: 'map', of: this.typeOf(rest) };
    if (text.startsWith('=')) return { is: 'one', of: valuesOf(this.written.enums[rest]) };
    const plain = PLAIN[text];
    return plain === undefined ? { is: 'object', of: this.object(text) } : { is: 'plain', plain };
  }
}

/** Empty for Kubernetes' core. */
export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.replace(/\/[^/]*$/, '') : '';

const words = (text = ''): readonly string[] => text.split(' ').filter((word) => word !== '');

const valuesOf = (text = ''): ReadonlyMap<string, number> =>
  new Map(
    text.split('|').map((value) => {
      const [, name = value, since = 0] = /^(.*)@(\d+)$/.exec(value) ?? [];
      return [name, Number(since)];
    }),
  );
