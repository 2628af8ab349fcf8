import type { Environment, Path } from '../../kernel';
import type { Tombstone } from './release';
import type { ReleaseNames } from './release-text';

/** The key of a releases.yaml under which tombstones stand; no environment is called like this. */
export const RETIRED = 'retired';

const DATA = ['kept', 'deleted'] as const satisfies Tombstone['data'][];
const KEYS: readonly string[] = ['reason', 'data'] satisfies (keyof Tombstone)[];

/**
 * Where a service was taken away, by the name of an environment or a cluster: what stands under `retired`. Undefined for
 * what names no place.
 */
export function planTombstones(
  retired: unknown,
  { environments, clusters }: Pick<ReleaseNames, 'environments' | 'clusters'>,
  path: Path,
): ReadonlyMap<string, Tombstone> | undefined {
  if (retired === undefined) return new Map();
  if (!isMap(retired)) {
    const fix = "write a line such as 'retired: { sandbox: moved to himekuri }'";
    path.refuse('clusters, with the reason of each', retired, fix);
    return undefined;
  }
  const known = [...new Set([...environments, ...clusters])];
  for (const name of Object.keys(retired).filter((key) => !known.includes(key))) {
    path.at(name).refuse(`one of ${known.join(', ')}`, name, 'correct the name or remove the entry');
  }
  return new Map(Object.entries(retired).map(([name, entry]) => [name, planTombstone(entry, path.at(name))]));
}

/** That of the cluster itself, else that of its environment. */
export const tombstoneFor = (
  tombstones: ReadonlyMap<string, Tombstone> | undefined,
  { name, cluster }: Pick<Environment, 'name' | 'cluster'>,
): Tombstone | undefined => tombstones?.get(cluster.name) ?? tombstones?.get(name);

/** What is wrong with it is refused; that the service went is clear all the same. */
function planTombstone(entry: unknown, path: Path): Tombstone {
  if (typeof entry === 'string') return { reason: checkedReason(entry, path), data: 'kept' };
  if (!isMap(entry)) {
    path.refuse('a reason, or { reason, data }', entry, WHY);
    return { reason: '', data: 'kept' };
  }
  for (const key of Object.keys(entry).filter((name) => !KEYS.includes(name))) {
    path.at(key).refuse(`one of ${KEYS.join(', ')}`, key, 'correct the name or remove it');
  }
  const { reason, data = 'kept' } = entry;
  return { reason: checkedReason(reason, path.at('reason')), data: checkedData(data, path.at('data')) };
}

const WHY = 'write why the service went';

/** Whoever wonders where the service is finds it here. */
function checkedReason(reason: unknown, path: Path): string {
  if (typeof reason === 'string' && reason.trim() !== '') return reason;
  path.refuse('a reason', reason, WHY);
  return '';
}

function checkedData(data: unknown, path: Path): Tombstone['data'] {
  const known = DATA.find((choice) => choice === data);
  if (known !== undefined) return known;
  path.refuse(DATA.join(' or '), data, 'say what becomes of what the service has stored');
  return 'kept';
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
