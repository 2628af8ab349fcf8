import { checkImage, type Environment, type Image, type Path } from '../../kernel';
import type { Release } from './release';
import { readEntry } from './release-entry';
import { parseReleases, type ReleaseNames } from './release-text';
import { planTombstones, RETIRED, tombstoneFor } from './tombstone-plan';

/**
 * Reads what a cluster runs from the text of a releases.yaml: its own entry, else its environment's, else
 * that of the environment which it follows. Where the service was taken away there need be none.
 */
export function planRelease(
  text: string,
  repository: string,
  environment: Environment,
  names: ReleaseNames,
  path: Path,
): Image | undefined {
  const entries = parseReleases(text, names, path);
  if (entries === undefined) return undefined;
  const tombstones = planTombstones(entries.get(RETIRED), names, path.at(RETIRED));
  const key = releaseKey(entries, environment);
  if (key === undefined) {
    // what cannot be read as tombstones is one finding, and not another one of each release that is not there
    if (tombstones === undefined || tombstoneFor(tombstones, environment))
      return { repository, tag: RETIRED };
    path
      .at(environment.name)
      .refuse(
        'a tag or a digest',
        undefined,
        `write ${environment.name}: followed by what the build pushed, or retired: { ${environment.name}: not yet }`,
      );
    return undefined;
  }
  const release = readEntry(entries.get(key), path.at(key));
  // judged as where it is an entry of its own, so that whoever follows says nothing else about it
  const production = key === environment.follows ? names.production.includes(key) : environment.production;
  return release && planImage(release, repository, path.at(key), production);
}

/** Whose entry a cluster runs: its own, its environment's, or that of the environment which it follows. */
export const releaseKey = (
  entries: ReadonlyMap<string, unknown>,
  { cluster, name, follows }: Environment,
): string | undefined =>
  [cluster.name, name, follows].find((candidate) => candidate !== undefined && entries.has(candidate));

function planImage(
  { tag, digest }: Release,
  repository: string,
  path: Path,
  production: boolean,
): Image | undefined {
  if (tag === undefined && digest === undefined) {
    path.refuse('a tag or a digest', undefined, 'write what the build pushed');
    return undefined;
  }
  const image = { repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
  checkImage(image, path, production);
  return image;
}
