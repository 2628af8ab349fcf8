import customResources from '../../../imports/kubernetes/custom-resources.json';
import kubernetes from '../../../imports/kubernetes/kubernetes.json';
import { type Json, type KubernetesVersion, type Manifest, text } from '../../kernel';
import { once } from '../once';
import { tableOf } from './definition';
import { deprecatedNames } from './deprecated-names';
import type { Edition } from './edition';
import type { Fault } from './fault';
import { type KindEntry, Table } from './table';
import { unknownKind } from './unknown-kind';
import { untimelyKind } from './untimely-kind';
import { Walk } from './walk';

/** The newest minor version that the table of Kubernetes knows. */
const NEWEST = 36;

const NATIVE = new Table(kubernetes);
const CUSTOM = new Table(customResources);

/** Names of kinds that are known in any version, without their groups. */
export const knownKinds = (): readonly string[] => [
  ...new Set([NATIVE, CUSTOM].flatMap((table) => table.all().map(({ kind }) => kind))),
];
const NONE: readonly Json[] = [];
const METADATA = NATIVE.typeOf('ObjectMeta');

/** What an object is held against. */
interface Against {
  /** What the cluster runs. @default - the newest that is known */
  readonly kubernetes?: KubernetesVersion | undefined;
  /** Definitions of custom resources as the cluster has them; they go before those that are known here. */
  readonly definitions?: readonly Json[];
}

/** Everything that an API server has against the form of an object. */
export function faultsIn(object: Manifest, against: Against = {}): readonly Fault[] {
  const { kubernetes: version = `1.${NEWEST}` as const, definitions = NONE } = against;
  const minor = Number(version.slice(2));
  const native: Edition = {
    name: `Kubernetes ${version}`,
    minor,
    certain: minor <= NEWEST,
    native: true,
  };
  const custom: Edition = { name: text(object.apiVersion) ?? '', minor, certain: false, native: false };
  const read = [
    { table: ownTable(definitions), edition: { ...custom, certain: true } },
    { table: NATIVE, edition: native },
    { table: CUSTOM, edition: custom },
  ];
  for (const { table, edition } of read) {
    const entry = table.kindsOf(text(object.apiVersion) ?? '')?.get(text(object.kind) ?? '');
    if (entry !== undefined) return [...ofKnown(object, entry, edition), ...deprecatedNames(object, native)];
  }
  const unknown = unknownKind(NATIVE, object, native) ?? unknownKind(CUSTOM, object, custom);
  return unknown === undefined ? [] : [unknown];
}

/** Tables by the definitions that they were made of: a world has the same for all of its objects. */
const ownTable = once((definitions: readonly Json[]) => new Table(tableOf(definitions)));

function* ofKnown(object: Manifest, entry: KindEntry, edition: Edition): Iterable<Fault> {
  const untimely = untimelyKind(entry, edition);
  if (untimely !== undefined) yield untimely;
  const isThere = edition.minor >= entry.since && edition.minor < entry.until;
  if (!isThere || entry.type.is !== 'object') return;
  const walk = new Walk(edition);
  walk.object(object, entry.type.of);
  if (!edition.native) walk.step('metadata', object.metadata, METADATA);
  yield* walk.faults;
}

/** The definitions among the objects of a cluster. */
export const definitionsIn = (objects: Iterable<Manifest>): readonly Json[] =>
  [...objects].filter(({ kind }) => kind === 'CustomResourceDefinition');
