import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Path } from '../../kernel';
import type { Tombstone } from './release';
import { parseReleases, type ReleaseNames } from './release-text';
import { planTombstones, RETIRED, tombstoneFor } from './tombstone-plan';

/** That a service was taken away from a cluster, as `apps/<service>/releases.yaml` says; undefined where it was not. */
export function readTombstone(
  apps: string,
  service: string,
  environment: Environment,
  names: ReleaseNames,
  path: Path,
): Tombstone | undefined {
  const file = join(apps, service, 'releases.yaml');
  if (!existsSync(file)) return undefined;
  const entries = parseReleases(readFileSync(file, 'utf8'), names, path);
  const tombstones = planTombstones(entries?.get(RETIRED), names, path.at(RETIRED));
  return tombstoneFor(tombstones, environment);
}
