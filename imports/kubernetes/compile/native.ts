import { isGate, NEVER, openSince } from './gates';
import { type GoField, readGoTypes } from './go-types';
import { lifecyclesOf } from './lifecycles';
import { NEWEST, OLDEST, type Release, type Schema } from './modules';
import { CORRECTIONS } from './corrections';
import { plainType, refOf } from './types';

export interface Table {
  readonly kinds: Readonly<Record<string, string>>;
  readonly enums: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
}

const STABLE = /^v\d+$/;

/** Kubernetes' own kinds in every version: what the newest has, and what came or went since the oldest. */
export function compileNative(releases: readonly Release[]): Table {
  const compiler = new Compiler(releases);
  const kinds = compiler.kinds();
  return { kinds: corrected(kinds), types: sorted(compiler.types), enums: sorted(compiler.enums) };
}

const corrected = (kinds: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(kinds).map(([apiVersion, all]) => {
      const byHand = CORRECTIONS.kinds[apiVersion] ?? [];
      const named = byHand.map((kind) => kind.replace(/:.*/, ''));
      const others = all.split(' ').filter((kind) => !named.includes(kind.replace(/:.*/, '')));
      return [apiVersion, [...others, ...byHand].join(' ')];
    }),
  );

const sorted = (all: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...all].toSorted(([one], [other]) => (one < other ? -1 : 1)));

class Compiler {
  readonly types = new Map<string, string>();
  readonly enums = new Map<string, string>();
  private readonly go;
  private readonly names = new Map<string, string>();

  constructor(private readonly releases: readonly Release[]) {
    this.go = releases.map(({ types }) =>
      new Map([...types].map(([folder, source]) => [folder, readGoTypes(source)])),
    );
  }

  kinds(): Readonly<Record<string, string>> {
    const served = servedBy(this.releases);
    const lifecycles = lifecyclesOf(this.releases);
    const all: Record<string, string> = {};
    for (const key of [...new Set([...served.keys(), ...lifecycles.keys()])].sort()) {
      const there = served.get(key);
      const life = lifecycles.get(key);
      const [group = '', version = '', kind = ''] = key.split(' ');
      if (there === undefined && (life?.removed === undefined || life.removed > NEWEST)) continue;
      const apiVersion = group === '' ? version : `${group}/${version}`;
      const type = there !== undefined && STABLE.test(version) ? this.name(there.definition) : '*';
      const since = there !== undefined && there.first > OLDEST ? `@${there.first}` : '';
      const gone = there === undefined ? life?.removed : this.goneAfter(there.last);
      const deprecated = life?.deprecated !== undefined && (gone !== undefined || STABLE.test(version));
      const marks = [
        since,
        gone === undefined ? '' : `<${gone}`,
        deprecated ? `!${life.deprecated}` : '',
        life?.replacement === undefined ? '' : `>${life.replacement}`,
      ];
      all[apiVersion] = [all[apiVersion], `${kind}:${type}${marks.join('')}`].filter(Boolean).join(' ');
      if (type !== '*') this.add(there!.definition, apiVersion);
    }
    return all;
  }

  private goneAfter(last: number): number | undefined {
    return last === this.releases.at(-1)?.minor ? undefined : last + 1;
  }

  /** A short name: the Go type's, with its group where another type has it already. */
  private name(definition: string): string {
    const known = this.names.get(definition);
    if (known !== undefined) return known;
    const [version, short] = definition.split('.').slice(-2);
    const group = definition.split('.').at(-3);
    const taken = new Set(this.names.values());
    const name = [short!, `${group}.${short}`, `${group}.${version}.${short}`].find((free) => !taken.has(free))!;
    this.names.set(definition, name);
    return name;
  }

  private add(definition: string, root = ''): void {
    const name = this.name(definition);
    if (this.types.has(name)) return;
    this.types.set(name, '');
    const fields = [...this.fieldsOf(definition)]
      .map(([field, minors]) => this.field(definition, name, field, minors, root));
    this.types.set(name, fields.join(' '));
  }

  /** Every field that any version has, with the schemas by version. */
  private fieldsOf(definition: string): ReadonlyMap<string, ReadonlyMap<number, Schema>> {
    const all = new Map<string, Map<number, Schema>>();
    for (const { minor, swagger } of this.releases) {
      for (const [field, schema] of Object.entries(swagger.definitions[definition]?.properties ?? {})) {
        all.set(field, (all.get(field) ?? new Map()).set(minor, schema));
      }
    }
    return all;
  }

  private field(
    definition: string,
    name: string,
    field: string,
    minors: ReadonlyMap<number, Schema>,
    root: string,
  ): string {
    const first = Math.min(...minors.keys());
    const last = Math.max(...minors.keys());
    const own = this.firstOf(definition);
    const open = this.openOf(definition, name, field);
    const isStatus = root !== '' && field === 'status';
    const given = CORRECTIONS.types[`${name}.${field}`] ?? (isStatus ? '*' : undefined);
    const type = given ?? this.typeOf(definition, field, minors.get(last)!);
    const gone = this.goneAfter(last);
    const marks = [
      first > own ? `@${first}` : '',
      open !== undefined && open > first ? `~${open === NEVER ? '' : open}` : '',
      gone === undefined || gone === this.goneAfter(this.lastOf(definition)) ? '' : `<${gone}`,
    ];
    return `${field}${this.isRequired(definition, name, field) ? '!' : ''}:${type}${marks.join('')}`;
  }

  private firstOf = (definition: string): number =>
    this.releases.find(({ swagger }) => swagger.definitions[definition])!.minor;

  private lastOf = (definition: string): number =>
    this.releases.findLast(({ swagger }) => swagger.definitions[definition])!.minor;

  private isRequired(definition: string, name: string, field: string): boolean {
    const newest = this.releases.findLast(({ swagger }) => swagger.definitions[definition])!;
    const corrected = CORRECTIONS.required[`${name}.${field}`];
    return corrected ?? newest.swagger.definitions[definition]!.required?.includes(field) ?? false;
  }

  /** The version in which all gates of a field are open by themselves. */
  private openOf(definition: string, name: string, field: string): number | undefined {
    const marked = this.goFields(definition, field).flatMap(({ gates }) => gates);
    const numbered = CORRECTIONS.opened[`${name}.${field}`];
    if (numbered !== undefined) return numbered;
    const byHand = CORRECTIONS.gates[`${name}.${field}`] ?? [];
    const unknown = byHand.find((gate) => !isGate(this.releases, gate));
    if (unknown !== undefined) throw new Error(`${name}.${field}: no release knows gate ${unknown}`);
    const named = byHand.length > 0 ? byHand : marked;
    // a gate that no release knows any more was opened for good before the oldest
    const gates = [...new Set(named)].filter((gate) => isGate(this.releases, gate));
    const opened = gates.map((gate) => openSince(this.releases, gate) ?? NEVER);
    return opened.length === 0 ? undefined : Math.max(...opened);
  }

  private goFields(definition: string, field: string): readonly GoField[] {
    const struct = definition.split('.').at(-1);
    return this.go.flatMap((files) => files.get(folderOf(definition))?.fields.get(`${struct}.${field}`) ?? []);
  }

  private typeOf(definition: string, field: string, schema: Schema): string {
    if (schema.type === 'array') return `[${this.typeOf(definition, field, schema.items ?? {})}`;
    if (typeof schema.additionalProperties === 'object') {
      return `{${this.typeOf(definition, field, schema.additionalProperties)}`;
    }
    const plain = plainType(schema);
    if (plain === 's') return this.enumOf(definition, field) ?? 's';
    if (plain !== undefined) return plain;
    const ref = refOf(schema);
    const { properties } = this.releases.findLast(({ swagger }) => swagger.definitions[ref ?? ''])?.swagger
      .definitions[ref!] ?? { properties: undefined };
    if (ref === undefined || properties === undefined) return '*';
    this.add(ref);
    return this.name(ref);
  }

  /** The values of a string where only a few are possible. */
  private enumOf(definition: string, field: string): string | undefined {
    const byHand = CORRECTIONS.enums[`${this.name(definition)}.${field}`];
    const folder = folderOf(definition);
    const type = this.goFields(definition, field).at(-1)?.type ?? '';
    const [, alias, name = ''] = /^(?:(\w+)\.)?(\w+)$/.exec(byHand?.name ?? type) ?? [];
    const values = byHand?.values ?? this.valuesOf(alias === undefined ? folder : 'core/v1', name);
    if (values.length === 0) return undefined;
    this.enums.set(name, values.join('|'));
    return `=${name}`;
  }

  /** Each with the version that it came in. */
  private valuesOf(folder: string, type: string): readonly string[] {
    const files = this.go.map((all) => all.get(folder));
    const isEnum = CORRECTIONS.alsoEnums.includes(type) || files.some((file) => file?.enums.has(type));
    if (!isEnum) return [];
    const sets = files.map((file) => file?.values.get(type));
    const oldest = sets.findIndex((values) => values !== undefined);
    const all = new Set(sets.flatMap((values) => values ?? []));
    return [...all]
      .filter((value) => !CORRECTIONS.noValues.includes(`${type}.${value}`))
      .map((value) => {
        const first = sets.findIndex((values) => values?.includes(value));
        return first > oldest ? `${value}@${this.releases[first]!.minor}` : value;
      });
  }
}

const folderOf = (definition: string): string =>
  /^io\.k8s\.api\.(.*)\.\w+$/.exec(definition)?.[1]?.replace('.', '/') ?? '';

interface Served {
  readonly first: number;
  readonly last: number;
  readonly definition: string;
}

interface Operation {
  readonly 'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string };
  readonly parameters?: readonly { readonly in: string; readonly schema?: Schema }[];
}

/** What can be written by its name, by `group version Kind`. */
function servedBy(releases: readonly Release[]): ReadonlyMap<string, Served> {
  const all = new Map<string, Served>();
  for (const { minor, swagger } of releases) {
    for (const [path, operations] of Object.entries(swagger.paths)) {
      const put = operations.put as Operation | undefined;
      const gvk = put?.['x-kubernetes-group-version-kind'];
      if (gvk === undefined || !path.endsWith('/{name}')) continue;
      const key = `${gvk.group} ${gvk.version} ${gvk.kind}`;
      const definition = refOf(put?.parameters?.find((given) => given.in === 'body')?.schema ?? {}) ?? '';
      all.set(key, { first: all.get(key)?.first ?? minor, last: minor, definition });
    }
  }
  return all;
}
