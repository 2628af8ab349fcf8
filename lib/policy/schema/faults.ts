import kubernetes from '../../../imports/kubernetes/kubernetes.json';
import { type KubernetesVersion, type Manifest, text } from '../../kernel';
import { deprecatedNames } from './deprecated-names';
import type { Edition } from './edition';
import type { Fault } from './fault';
import { unknownKind, untimelyKind } from './kinds';
import { Table } from './table';
import { Walk } from './walk';

/** The newest minor version that the table knows. */
export const NEWEST = 36;

const NATIVE = new Table(kubernetes);

/** Everything that the API server of a Kubernetes version has against the form of an object. */
export function faultsIn(object: Manifest, version: KubernetesVersion = `1.${NEWEST}`): readonly Fault[] {
  const minor = Number(version.slice(2));
  const edition: Edition = {
    name: `Kubernetes ${version}`,
    minor,
    certain: minor <= NEWEST,
    refusesNull: false,
  };
  return [...ofNative(object, edition)];
}

function* ofNative(object: Manifest, edition: Edition): Iterable<Fault> {
  const apiVersion = text(object.apiVersion) ?? '';
  const kind = text(object.kind) ?? '';
  const entry = NATIVE.kindsOf(apiVersion)?.get(kind);
  if (entry === undefined) {
    const unknown = unknownKind(NATIVE, apiVersion, kind, edition);
    if (unknown !== undefined) yield unknown;
    return;
  }
  const untimely = untimelyKind(entry, edition);
  if (untimely !== undefined) yield untimely;
  const isThere = edition.minor >= entry.since && edition.minor < entry.until;
  if (!isThere || entry.type.is !== 'object') return;
  const walk = new Walk(edition);
  const { apiVersion: _, kind: __, ...fields } = object;
  walk.object(fields, entry.type.of);
  yield* walk.faults;
  yield* deprecatedNames(object, edition);
}
