import { checkImage, type Environment, type Image, isDigest, type Path } from '../../kernel';
import type { Release } from './release';
import { parseReleases, type ReleaseNames } from './release-text';

const KEYS = ['tag', 'digest', 'note', 'schema', 'compatible'] as const satisfies (keyof Release)[];

/**
 * Reads what a cluster runs from the text of a releases.yaml: its own entry, else its environment's, else
 * that of the environment which it follows.
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
  const candidates = [environment.cluster.name, environment.name, environment.follows];
  const key = candidates.find((name) => name !== undefined && entries.has(name));
  if (key === undefined) {
    path
      .at(environment.name)
      .refuse('a tag or a digest', undefined, `write ${environment.name}: followed by what the build pushed`);
    return undefined;
  }
  const release = readEntry(entries.get(key), path.at(key));
  // judged as where it is an entry of its own, so that whoever follows says nothing else about it
  const production = key === environment.follows ? names.production.includes(key) : environment.production;
  return release && planImage(release, repository, path.at(key), production);
}

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

/** Undefined for what is no release, which has been refused then. */
function readEntry(entry: unknown, path: Path): Release | undefined {
  if (typeof entry === 'string') return isDigest(entry) ? { digest: entry } : { tag: entry };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    path.refuse('a tag, a digest, or { tag, digest, note }', entry, 'write what the build pushed');
    return undefined;
  }
  const valid = Object.entries(entry).map(([key, value]) => checkField(key, value, path.at(key)));
  return valid.every(Boolean) ? entry : undefined;
}

function checkField(key: string, value: unknown, path: Path): boolean {
  if (!KEYS.some((known) => known === key)) {
    path.refuse(`one of ${KEYS.join(', ')}`, key, 'correct the name or remove it');
    return false;
  }
  if (typeof value !== 'string') path.refuse('text', value, 'write it on one line');
  return typeof value === 'string';
}
