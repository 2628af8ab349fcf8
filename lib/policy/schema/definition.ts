import { field, type Json, record, records, text, textAt } from '../../kernel';
import type { WrittenTable } from './table';

/** The table of custom resources, from their definitions as the API server takes them. */
export function tableOf(definitions: readonly Json[]): WrittenTable {
  const writer = new Writer();
  const kinds = new Map<string, string[]>();
  for (const { spec } of definitions) {
    const kind = textAt(spec, 'names', 'kind') ?? '';
    for (const version of records(record(spec).versions)) {
      if (version.served === false) continue;
      const apiVersion = `${textAt(spec, 'group')}/${text(version.name)}`;
      const type = writer.root(kind, record(field(version, 'schema', 'openAPIV3Schema')));
      const entry = `${kind}:${type}${version.deprecated === true ? '!0' : ''}`;
      kinds.set(apiVersion, [...(kinds.get(apiVersion) ?? []), entry]);
    }
  }
  const lines = [...kinds].map(([apiVersion, all]) => [apiVersion, all.join(' ')]);
  return { kinds: Object.fromEntries(lines), types: writer.types.all(), enums: writer.enums.all() };
}

/** Quantities are known by their pattern, in which their suffixes stand. */
const isQuantity = ({ pattern }: Json): boolean => text(pattern)?.includes('KMGTPE') === true;

/** What is the same is written once, by a name of its own. */
class Names {
  private readonly byText = new Map<string, string>();
  private readonly taken = new Set<string>();

  nameOf(content: string, key: string): string {
    const known = this.byText.get(content);
    if (known !== undefined) return known;
    const plain = key.replaceAll(/\W/g, '');
    const base = plain.charAt(0).toUpperCase() + plain.slice(1);
    let name = base;
    for (let count = 2; this.taken.has(name); count += 1) name = `${base}${count}`;
    this.taken.add(name);
    this.byText.set(content, name);
    return name;
  }

  all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.byText].map(([content, name]) => [name, content]));
  }
}

const SCALARS: Readonly<Record<string, string>> = { integer: 'i', number: 'n', boolean: 'b' };
const FORMATS: Readonly<Record<string, string>> = { byte: 'y', 'date-time': 't' };

class Writer {
  readonly types = new Names();
  readonly enums = new Names();

  /** The API server looks after apiVersion, kind and metadata itself, and nobody writes a status. */
  root(kind: string, schema: Json): string {
    const { apiVersion: _, kind: __, metadata: ___, status: ____, ...own } = record(schema.properties);
    if (schema['x-kubernetes-preserve-unknown-fields'] === true) return '*';
    const fields = this.fields({ ...schema, properties: own });
    return this.types.nameOf(['apiVersion:s kind:s metadata:* status:*', ...fields].join(' '), kind);
  }

  private fields(schema: Json): readonly string[] {
    const required = Array.isArray(schema.required) ? schema.required : [];
    return Object.entries(record(schema.properties)).map(([name, value]) => {
      const inner = record(value);
      // a default stands in for what is missing; null may stand where it is nullable
      const isNeeded = required.includes(name) && inner.default === undefined && inner.nullable !== true;
      return `${name}${isNeeded ? '!' : ''}:${this.type(name, inner)}`;
    });
  }

  private type(key: string, schema: Json): string {
    if (schema['x-kubernetes-int-or-string'] === true) return isQuantity(schema) ? 'p' : 'x';
    if (schema['x-kubernetes-embedded-resource'] === true) return '*';
    if (schema.type === 'array') return `[${this.type(key, record(schema.items))}`;
    if (schema.type === 'object') return this.object(key, schema);
    if (schema.type === 'string') return this.string(key, schema);
    return SCALARS[String(schema.type)] ?? '*';
  }

  private object(key: string, schema: Json): string {
    const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
    if (schema.additionalProperties !== undefined) {
      return `{${this.type(key, record(schema.additionalProperties))}`;
    }
    const fields = this.fields(schema);
    if (fields.length === 0 && isOpen) return '*';
    return this.types.nameOf([...(isOpen ? ['*'] : []), ...fields].join(' '), key);
  }

  private string(key: string, schema: Json): string {
    if (!Array.isArray(schema.enum)) return FORMATS[String(schema.format)] ?? 's';
    return `=${this.enums.nameOf(schema.enum.join('|'), key)}`;
  }
}
