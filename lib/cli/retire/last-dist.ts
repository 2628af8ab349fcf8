import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Repository } from '../../gitops';
import { type Environment, isKeptForever, type Manifest } from '../../kernel';
import { fileOf } from '../../synth';
import { manifestsIn } from '../rollout/manifests-in';
import { objectsOf, type Target } from './target';

/** What a service keeps in a cluster, as dist says it, or said it last. */
export function keptIn(
  repository: Repository,
  target: Target,
  environment: Environment,
): readonly Manifest[] {
  const now = objectsOf(target, environment, target.service);
  return (now.length > 0 ? now : lastObjects(repository, target, environment)).filter(isKeptForever);
}

/** The newest version of a file that is gone. */
function lastObjects(
  repository: Repository,
  { fleet, service }: Target,
  { cluster }: Environment,
): readonly Manifest[] {
  // Git gives the top without symbolic links
  const top = relative(repository.root, realpathSync(dirname(fleet.apps)));
  const path = join(top, 'dist', fileOf(cluster.name, service));
  for (const { id } of repository.history(path)) {
    const text = repository.textAt(id, path);
    if (text !== undefined) return manifestsIn(text);
  }
  return [];
}
