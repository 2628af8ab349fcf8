import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Environment, Image, Path } from '../kernel';
import { planRelease, type ReleaseNames } from './release-plan';

/** The file's place as findings show it, from the top of the repository. */
export const releasePath = (apps: string, service: string): string =>
  `${basename(apps)}/${service}/releases.yaml`;

/** What a cluster runs of a service, as `apps/<service>/releases.yaml` says; undefined where it cannot say. */
export function readRelease(
  apps: string,
  service: string,
  environment: Environment,
  names: ReleaseNames,
  path: Path,
): Image | undefined {
  const text = readText(join(apps, service, 'releases.yaml'));
  if (text === undefined) {
    path.refuse('a file', undefined, `write it with a line such as '${environment.name}: 4f2a9c1'`);
    return undefined;
  }
  const { registry } = environment;
  return planRelease(
    text,
    registry === undefined ? service : `${registry}/${service}`,
    environment,
    names,
    path,
  );
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
