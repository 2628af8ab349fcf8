import { type Environment, inspect } from '../../kernel';
import type { Commit } from '../git/repository';
import type { Release } from './release';
import { readEntry } from './release-entry';
import { releaseKey } from './release-plan';
import { parseReleases, type ReleaseNames } from './release-text';

/** A releases.yaml as a commit left it. */
export interface ReleaseVersion {
  readonly commit: Commit;
  /** Undefined where the file was not there. */
  readonly text: string | undefined;
}

/**
 * What lies between the schema of a release and the newest one that the database was given: nothing, one migration
 * with which the release is marked to work, others, or nobody recorded it.
 */
export type Between = 'nothing' | 'compatible' | 'incompatible' | 'unknown';

/** What a cluster ran from a commit on. */
export interface PastRelease {
  readonly release: Release;
  readonly commit: Commit;
  readonly between: Between;
}

/** What a cluster ran, the newest first; what could not be read at a commit is passed over. */
export function planHistory(
  versions: readonly ReleaseVersion[],
  environment: Environment,
  names: ReleaseNames,
): readonly PastRelease[] {
  const runs: { release: Release; commit: Commit }[] = [];
  for (const { commit, text } of versions) {
    const release = text === undefined ? undefined : releaseIn(text, environment, names);
    const newer = runs.at(-1);
    if (release === undefined) continue;
    // a run began with its oldest commit; what was noted later counts
    if (newer && isSameImage(newer.release, release)) newer.commit = commit;
    else runs.push({ release, commit });
  }
  const releases = runs.map((run) => run.release);
  return runs.map((run, index) => ({ ...run, between: betweenNow(releases, index) }));
}

/** What a cluster runs as a text says; undefined where that cannot be read. */
export function releaseIn(text: string, environment: Environment, names: ReleaseNames): Release | undefined {
  const { value } = inspect('', (path) => {
    const entries = parseReleases(text, names, path);
    const key = entries && releaseKey(entries, environment);
    return key === undefined ? undefined : readEntry(entries?.get(key), path);
  });
  return value;
}

/** Whose entry of a text a cluster runs; undefined where there is none. */
export function releaseKeyIn(
  text: string,
  environment: Environment,
  names: ReleaseNames,
): string | undefined {
  const { value: entries } = inspect('', (path) => parseReleases(text, names, path));
  return entries && releaseKey(entries, environment);
}

export const isSameImage = (one: Release, other: Release): boolean =>
  one.tag === other.tag && one.digest === other.digest;

/**
 * Whether the release at a place of the history works with the schema of now, which is the newest that any release
 * had: a rollback takes no migration back. Each is marked for the release before it only, so two are one too many.
 */
function betweenNow(releases: readonly Release[], index: number): Between {
  const since = releases.slice(0, index);
  if (since.length === 0) return 'nothing';
  const own = releases[index]?.schema;
  const earlier = releases.slice(index);
  // an image that ran before brought nothing new
  const isNew = (release: Release) => !earlier.some((other) => isSameImage(release, other));
  if (own === undefined || since.some((release) => release.schema === undefined && isNew(release))) {
    return 'unknown';
  }
  const later = since.filter(({ schema = '' }) => isLater(schema, own));
  const schemas = new Set(later.map(({ schema }) => schema));
  if (schemas.size === 0) return 'nothing';
  const isMarked = later.some(({ compatible }) => compatible === 'true');
  return schemas.size === 1 && isMarked ? 'compatible' : 'incompatible';
}

/** Versions of migrations are numbers, as times or counted from one. */
const isLater = (one: string, other: string): boolean => BigInt(one) > BigInt(other);
