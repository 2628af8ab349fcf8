import type { Path } from '../../kernel';
import { parsePlain } from '../plain-yaml';
import { RETIRED } from './tombstone-plan';

/** The names that releases.yaml may have as keys. */
export interface ReleaseNames {
  readonly environments: readonly string[];
  readonly clusters: readonly string[];
  /** Those of the environments that are production ones. */
  readonly production: readonly string[];
}

/** The entries of a releases.yaml by environment or cluster, and `retired`; undefined where it has none to read. */
export function parseReleases(
  text: string,
  names: ReleaseNames,
  path: Path,
): ReadonlyMap<string, unknown> | undefined {
  const content = parsePlain(text, path);
  if (content === undefined) return undefined;
  if (content === null) return new Map();
  if (typeof content !== 'object' || Array.isArray(content)) {
    path.refuse('environments with their releases', content, "write a line such as 'production: 4f2a9c1'");
    return undefined;
  }
  const known = [...new Set([...names.environments, ...names.clusters])];
  for (const key of Object.keys(content)) {
    if (!known.includes(key) && key !== RETIRED)
      path.at(key).refuse(`one of ${known.join(', ')}`, key, 'correct the name or remove the entry');
  }
  return new Map(Object.entries(content));
}
