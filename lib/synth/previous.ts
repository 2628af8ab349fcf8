import { parseAllDocuments } from 'yaml';
import { type Environment, isManifest, type Manifest } from '../kernel';
import type { Rendered } from '../policy';
import { type DistFiles, fileOf } from './dist-files';

/**
 * What dist holds for a service that cannot be rendered now: its files stay, so other services' references
 * still lead there, and their names and selectors may still clash with it.
 */
export function previous(
  service: string,
  cluster: string,
  { contents }: DistFiles,
  environment?: Environment,
): Rendered {
  const objects = objectsIn(contents.get(fileOf(cluster, service)) ?? '');
  const clusterScoped = environment?.clusterScoped ?? [];
  return { service, cluster, objects, externals: new Set(), clusterScoped, environment };
}

/** The objects of a file that a synth wrote. */
export const objectsIn = (text: string): readonly Manifest[] =>
  [...parseAllDocuments(text)].map((document): unknown => document.toJS()).filter(isManifest);
