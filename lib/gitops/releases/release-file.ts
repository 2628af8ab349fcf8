import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Environment, Image, Path } from '../../kernel';
import { planRelease } from './release-plan';
import type { ReleaseNames } from './release-text';

/** The file's place as findings show it, from the top of the repository. */
export const releasePath = (apps: string, service: string): string =>
  `${basename(apps)}/${service}/releases.yaml`;

/** What the images of a service are called in a cluster. */
export const imageRepository = (service: string, { registry }: Pick<Environment, 'registry'>): string =>
  registry === undefined ? service : `${registry}/${service}`;

/**
 * What a cluster runs of a service, as `apps/<service>/releases.yaml` says. Where it cannot say, which is
 * refused, some image: its absence is one finding of this file and not one of every pod.
 */
export function readRelease(
  apps: string,
  service: string,
  environment: Environment,
  names: ReleaseNames,
  path: Path,
): Image {
  const repository = imageRepository(service, environment);
  const file = join(apps, service, 'releases.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (text === undefined) {
    // the same words in every cluster, so that one missing file is one finding
    path.refuse('a file', undefined, `write it with a line such as '${names.environments[0]}: 4f2a9c1'`);
  }
  const image = text === undefined ? undefined : planRelease(text, repository, environment, names, path);
  return image ?? { repository, tag: 'missing' };
}
