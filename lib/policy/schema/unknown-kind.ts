import { type Manifest, nearName, text } from '../../kernel';
import type { Edition } from './edition';
import type { Fault } from './fault';
import { groupOf, type KindEntry, type Table } from './table';

/** What a table says of a kind that it does not have; undefined for what belongs to somebody else. */
export function unknownKind(table: Table, object: Manifest, edition: Edition): Fault | undefined {
  const apiVersion = text(object.apiVersion) ?? '';
  const kind = text(object.kind) ?? '';
  const inGroup = table.inGroup(groupOf(apiVersion));
  if (inGroup.length === 0) return ofNearGroup(table, apiVersion, kind, edition);
  const isMeant = (entry: KindEntry) => entry.kind === kind;
  const meant = best(inGroup.filter(isMeant), edition) ?? best(elsewhere(table, kind, edition), edition);
  if (meant !== undefined) {
    return refused('apiVersion', apiVersion, edition, `write ${meant.apiVersion} for a ${kind}`);
  }
  const near = nearName(kind, new Set(inGroup.map((entry) => entry.kind)));
  if (near !== undefined) return refused('kind', kind, edition, `write ${near}`);
  // lists are what the API server answers, and what kubectl writes
  const mayBe = !edition.native || kind.endsWith('List');
  return mayBe ? undefined : refused('kind', kind, edition, 'remove it');
}

/** The same kind in another group: of Kubernetes' own only, for projects share names such as Gateway. */
const elsewhere = (table: Table, kind: string, { native }: Edition): readonly KindEntry[] =>
  native ? table.all().filter((entry) => entry.kind === kind) : [];

function ofNearGroup(table: Table, apiVersion: string, kind: string, edition: Edition): Fault | undefined {
  const near = nearName(groupOf(apiVersion), table.groups());
  if (near === undefined || near === '') return undefined;
  const meant = best(
    table.inGroup(near).filter((entry) => entry.kind === kind),
    edition,
  );
  return meant && refused('apiVersion', apiVersion, edition, `write ${meant.apiVersion}`);
}

const refused = (field: string, got: string, { name, native, certain }: Edition, fix: string): Fault => ({
  id: 'K5',
  field,
  expected: `${field === 'kind' ? 'a kind' : 'a group and version'} that ${native ? `${name} serves` : 'is known'}`,
  got,
  fix,
  severity: certain ? 'error' : 'warning',
});

/** The one to be written: served in this version, and stable before it is beta. */
const best = (entries: readonly KindEntry[], { minor }: Edition): KindEntry | undefined =>
  entries
    .filter(({ since, until }) => minor >= since && minor < until)
    .toSorted((one, other) => rank(one) - rank(other))[0];

const rank = ({ apiVersion }: KindEntry): number =>
  ['v', 'beta', 'alpha'].findLastIndex((part) => apiVersion.includes(part));
