/** What Go says of the API that its OpenAPI does not: which strings are one of a few, and which fields have a gate. */
export interface GoTypes {
  /** The constants of every type of string. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The types of string that have no other values. */
  readonly enums: ReadonlySet<string>;
  /** By `Struct.field`, as YAML calls the field; fields of embedded structs stand in both. */
  readonly fields: ReadonlyMap<string, GoField>;
}

export interface GoField {
  readonly type: string;
  readonly gates: readonly string[];
}

interface Struct {
  readonly embedded: string[];
  readonly fields: Map<string, GoField>;
}

/** Reads one `types.go`. */
export function readGoTypes(source: string): GoTypes {
  const enumTypes = new Set<string>();
  const values = new Map<string, string[]>();
  const structs = new Map<string, Struct>();
  let comments: string[] = [];
  let struct: Struct | undefined;
  for (const line of source.split('\n').map((text) => text.trim())) {
    if (line.startsWith('//')) {
      comments.push(line);
      continue;
    }
    const type = /^type (\w+) (string|struct)/.exec(line);
    if (type?.[2] === 'string' && comments.some((text) => /\+(k8s:)?enum\b/.test(text))) enumTypes.add(type[1]!);
    if (type?.[2] === 'struct') structs.set(type[1]!, (struct = { embedded: [], fields: new Map() }));
    const value =
      /^(?:const )?\w+\s+(\w+)\s*=\s*"([^"]*)"/.exec(line) ?? /^(?:const )?\w+\s*=\s*(\w+)\("([^"]*)"\)/.exec(line);
    if (value) values.set(value[1]!, [...(values.get(value[1]!) ?? []), value[2]!]);
    if (struct !== undefined) readField(struct, line, comments);
    if (line === '}') struct = undefined;
    comments = [];
  }
  return { values, enums: enumTypes, fields: flatten(structs) };
}

function readField(struct: Struct, line: string, comments: readonly string[]): void {
  const inline = /^(\w+)\s+`json:"(?:,|\w*,)inline/.exec(line) ?? /^(\w+) `json:",inline/.exec(line);
  if (inline) struct.embedded.push(inline[1]!);
  const field = /^\w+\s+(\S+)\s+`json:"(\w+)/.exec(line);
  if (!field) return;
  const gates = comments.flatMap((text) => /\+featureGate=(\w+)/.exec(text)?.[1] ?? []);
  struct.fields.set(field[2]!, { type: field[1]!.replace(/^[*[\]]+/, ''), gates });
}

function flatten(structs: ReadonlyMap<string, Struct>): ReadonlyMap<string, GoField> {
  const all = new Map<string, GoField>();
  const add = (as: string, name: string) => {
    const struct = structs.get(name);
    for (const inner of struct?.embedded ?? []) add(as, inner);
    for (const [field, found] of struct?.fields ?? []) all.set(`${as}.${field}`, found);
  };
  for (const name of structs.keys()) add(name, name);
  return all;
}
