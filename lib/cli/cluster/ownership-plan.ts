import { field, type Json, record, text } from '../../kernel';
import { AUDITED } from './audit-spec';
import { isByHand } from './by-hand';
import { isLastApplied, isLeftOver } from './last-applied';
import type { LiveSecret } from './live-secret';
import { MANAGER } from './manager';

/** Who manages the keys of a Secret, and what has to be written so that we do. */
export interface Ownership {
  /** Managers, by the keys that are left to them. */
  readonly foreign: ReadonlyMap<string, string>;
  /** All other keys that there are. */
  readonly ours: readonly string[];
  /** Managed fields that give us what kubectl has; undefined where we have it. */
  readonly takeOver: readonly Json[] | undefined;
  /** Whether kubectl has left a copy of values behind, which goes with it. */
  readonly hasLeftOver: boolean;
}

/**
 * Server-side apply removes a key only if nobody else manages it: after `kubectl create secret` a key that we
 * leave out would stay. So the keys of kubectl's managers become ours, as kubectl itself does when it goes from
 * client-side to server-side apply.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply
 * https://github.com/kubernetes/client-go/blob/master/util/csaupgrade/upgrade.go
 */
export function planOwnership(live: LiveSecret): Ownership {
  const { values, managed } = live;
  const foreign = new Map<string, string>();
  for (const entry of managed.filter((one) => !isOurs(one) && !isByHand(one))) {
    for (const key of keysOf(entry)) foreign.set(key, text(entry.manager) ?? 'somebody');
  }
  const ours = [...values.keys()].filter((key) => !foreign.has(key));
  const known = new Set(managed.filter(isOurs).flatMap(keysOf));
  const hasLeftOver = isLeftOver(live);
  const settled = ours.every((key) => known.has(key)) && !managed.some(hasOfOurs) && !hasLeftOver;
  return { foreign, ours, takeOver: settled ? undefined : taken(managed, ours), hasLeftOver };
}

const isOurs = ({ manager, operation }: Json) => manager === MANAGER && operation === 'Apply';

/**
 * Whoever applies `stringData` manages it under that name, although the keys are stored as `data`.
 * https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/
 */
const keysOf = (entry: Json): readonly string[] =>
  ['f:data', 'f:stringData']
    .flatMap((data) => Object.keys(record(field(entry, 'fieldsV1', data))))
    .flatMap((name) => (name.startsWith('f:') ? [name.slice(2)] : []));

/** Whether somebody else manages what shall be ours: keys by hand, or what we say about changes. */
const hasOfOurs = (entry: Json): boolean =>
  !isOurs(entry) &&
  ((isByHand(entry) && keysOf(entry).length > 0) || Object.keys(auditedBy(entry)).some(isAudited));

const auditedBy = (entry: Json): Json => record(field(entry, 'fieldsV1', 'f:metadata', 'f:annotations'));
const isAudited = (name: string) => AUDITED.some((annotation) => name === `f:${annotation}`);

function taken(managed: readonly Json[], keys: readonly string[]): readonly Json[] {
  const own = managed.find(isOurs) ?? { manager: MANAGER, operation: 'Apply', apiVersion: 'v1' };
  const data = Object.fromEntries(keys.map((key) => [`f:${key}`, {}]));
  const fieldsV1 = { ...record(own.fieldsV1), 'f:data': data };
  const others = managed.filter((entry) => !isOurs(entry)).map(withoutOurs);
  return [
    ...others.filter((entry) => Object.keys(record(entry.fieldsV1)).length > 0),
    { ...own, fieldsType: 'FieldsV1', fieldsV1 },
  ];
}

/** A manager keeps what is not ours: a type, a label, an annotation. */
function withoutOurs(entry: Json): Json {
  const { 'f:data': data, 'f:metadata': metadata, ...rest } = record(entry.fieldsV1);
  const { 'f:annotations': annotations, ...aside } = record(metadata);
  const kept = Object.entries(record(annotations)).filter(
    ([name]) => !isAudited(name) && !(isByHand(entry) && isLastApplied(name)),
  );
  const left = {
    ...aside,
    ...(kept.some(([name]) => name !== '.') && { 'f:annotations': Object.fromEntries(kept) }),
  };
  return {
    ...entry,
    fieldsV1: {
      ...rest,
      ...(data !== undefined && !isByHand(entry) && { 'f:data': data }),
      ...(Object.keys(left).length > 0 && { 'f:metadata': left }),
    },
  };
}
