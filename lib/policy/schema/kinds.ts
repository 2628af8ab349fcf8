import { nearName, Words } from '../../kernel';
import type { Edition } from './edition';
import type { Fault } from './fault';
import type { KindEntry, Table } from './table';

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.replace(/\/[^/]*$/, '') : '';

/** What a table says of a kind that it does not have; undefined for what belongs to somebody else. */
export function unknownKind(
  table: Table,
  apiVersion: string,
  kind: string,
  edition: Edition,
): Fault | undefined {
  const group = groupOf(apiVersion);
  const inGroup = entriesOf(table, (known) => groupOf(known) === group);
  if (inGroup.length > 0) return ofKnownGroup(table, inGroup, apiVersion, kind, edition);
  const near = nearName(group, new Set([...table.apiVersions].map(groupOf)));
  if (near === undefined || near === '') return undefined;
  const meant = best(
    entriesOf(table, (known) => groupOf(known) === near).filter((entry) => entry.kind === kind),
    edition,
  );
  return meant && refused('apiVersion', apiVersion, edition, `write ${meant.apiVersion}`);
}

function ofKnownGroup(
  table: Table,
  inGroup: readonly KindEntry[],
  apiVersion: string,
  kind: string,
  edition: Edition,
): Fault | undefined {
  const same =
    best(
      inGroup.filter((entry) => entry.kind === kind),
      edition,
    ) ??
    best(
      entriesOf(table, () => true).filter((entry) => entry.kind === kind),
      edition,
    );
  if (same !== undefined)
    return refused('apiVersion', apiVersion, edition, `write ${same.apiVersion} for a ${kind}`);
  const near = nearName(kind, new Set(inGroup.map((entry) => entry.kind)));
  if (near !== undefined) return refused('kind', kind, edition, `write ${near}`);
  // lists are what the API server answers, and what kubectl writes
  return edition.certain && !kind.endsWith('List') ? refused('kind', kind, edition, 'remove it') : undefined;
}

const refused = (field: string, got: string, { name }: Edition, fix: string): Fault => ({
  id: 'K5',
  field,
  expected: `${field === 'kind' ? 'a kind' : 'a group and version'} that ${name} serves`,
  got,
  fix,
});

const entriesOf = (table: Table, wanted: (apiVersion: string) => boolean): readonly KindEntry[] =>
  [...table.apiVersions]
    .filter(wanted)
    .flatMap((apiVersion) => [...(table.kindsOf(apiVersion)?.values() ?? [])]);

/** The one to be written: served in this version, and stable before it is beta. */
const best = (entries: readonly KindEntry[], { minor }: Edition): KindEntry | undefined =>
  entries
    .filter(({ since, until }) => minor >= since && minor < until)
    .toSorted((one, other) => rank(one) - rank(other))[0];

const rank = ({ apiVersion }: KindEntry): number =>
  ['v', 'beta', 'alpha'].findLastIndex((part) => apiVersion.includes(part));

/** What is wrong with a kind that a table has, in this version. */
export function untimelyKind(entry: KindEntry, edition: Edition): Fault | undefined {
  const { apiVersion, kind, since, until, deprecated, replacement } = entry;
  const { minor, name } = edition;
  const instead =
    replacement === undefined ? 'remove it' : `write ${replacement.replace(/\/(\w+)$/, ', kind $1')}`;
  const at = { field: 'apiVersion', fix: instead };
  const expected = `a group and version that ${name} serves`;
  const what = `${apiVersion} ${kind}`;
  if (minor >= until)
    return { id: 'K5', ...at, expected, got: new Words(`${what}, which is gone from 1.${until} on`) };
  if (minor < since)
    return { id: 'K5', ...at, expected, got: new Words(`${what}, which is there from 1.${since} on`) };
  if (minor >= deprecated) {
    const got = new Words(`${what}, which is deprecated from 1.${deprecated} on${goes(until)}`);
    return { id: 'K6', ...at, expected: 'a group and version that is not deprecated', got };
  }
  return isOff(apiVersion) ? off(what, at, name) : undefined;
}

const goes = (until: number): string => (Number.isFinite(until) ? ` and gone from 1.${until} on` : '');

/** New beta and alpha versions are off since 1.24; flow control was there before. */
const isOff = (apiVersion: string): boolean =>
  /\/v\d+(alpha|beta)/.test(apiVersion) && !apiVersion.startsWith('flowcontrol');

const off = (what: string, at: { field: string; fix: string }, name: string): Fault => ({
  id: 'K5',
  ...at,
  expected: `a group and version that ${name} serves by itself`,
  got: new Words(`${what}, which is served only where somebody turned it on`),
  severity: 'warning',
});
