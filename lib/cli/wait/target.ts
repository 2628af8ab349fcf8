import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Repository, repositoryAround } from '../../gitops';
import type { Environment, Manifest } from '../../kernel';
import type { Platform } from '../../platform';
import { fileOf } from '../../synth';
import { openFleet, serviceIn } from '../fleet';
import { refuse } from '../misuse';
import { manifestsIn } from '../rollout/manifests-in';
import { clustersFor } from '../selection';
import { distOf } from '../synth/dist-of';
import type { Relation } from './argo-decision';

/** One service in one cluster, and what is to be there. */
export interface Target {
  readonly service: string;
  readonly environment: Environment;
  readonly platform: Platform;
  /** What is waited for; undefined where that is the file on the disk. */
  readonly commit: string | undefined;
  /** What the service has at a commit; at the awaited one where this clone does not know it. */
  objectsAt(revision: string | undefined): readonly Manifest[];
  relate(revision: string | undefined): Relation;
  /** Learns of commits that others have pushed meanwhile. */
  catchUp(): void;
  isSame(one: string | undefined, other: string | undefined): boolean;
}

export interface TargetOptions {
  readonly environment: string;
  readonly revision?: string;
  readonly apps?: string;
}

/** What a command line means, a target for each cluster that has the service. */
export function targetsOf(directory: string, service: string, options: TargetOptions): readonly Target[] {
  const fleet = openFleet(directory, options.apps);
  const { platform } = serviceIn(fleet, service).chart;
  const dist = distOf(fleet.apps);
  const repository = repositoryAround(fleet.apps);
  const targets = clustersFor(platform, options.environment).flatMap((environment) => {
    const place = { service, environment, platform };
    const file = fileOf(environment.cluster.name, service);
    if (platform.argo === undefined && options.revision === undefined) return onDisk(place, join(dist, file));
    if (repository === undefined) {
      return refuse(service, 'a clone of the repository', 'none', 'run it there: Argo CD names commits');
    }
    // Git gives the top without symbolic links
    const path = join(relative(repository.root, realpathSync(fleet.apps)), '..', 'dist', file);
    return inGit(place, repository, path, options.revision);
  });
  if (targets.length > 0) return targets;
  return refuse(
    service,
    `a file of it in dist for ${options.environment}`,
    'none',
    "'kube synth', then commit it",
  );
}

type Place = Pick<Target, 'service' | 'environment' | 'platform'>;

function onDisk(place: Place, file: string): readonly Target[] {
  if (!existsSync(file)) return [];
  const objects = manifestsIn(readFileSync(file, 'utf8'));
  return [
    {
      ...place,
      commit: undefined,
      objectsAt: () => objects,
      relate: () => 'here',
      isSame: () => true,
      catchUp: () => {},
    },
  ];
}

function inGit(
  place: Place,
  repository: Repository,
  path: string,
  given: string | undefined,
): readonly Target[] {
  const commit =
    given === undefined ? repository.history(join(path, '..'))[0]?.id : repository.resolve(given);
  if (given !== undefined && commit === undefined) {
    return refuse(`${place.service} --revision`, 'a commit that this clone knows', `'${given}'`, 'git fetch');
  }
  if (commit === undefined || repository.textAt(commit, path) === undefined) return [];
  const textAt = (revision: string | undefined) =>
    repository.textAt(revision ?? commit, path) ?? repository.textAt(commit, path) ?? '';
  return [
    {
      ...place,
      commit,
      objectsAt: (revision) => manifestsIn(textAt(revision)),
      relate: (revision) => relation(repository, commit, revision),
      catchUp: () => repository.fetch(),
      isSame: (one, other) => one === other || textAt(one) === textAt(other),
    },
  ];
}

function relation(repository: Repository, commit: string, revision: string | undefined): Relation {
  if (revision === undefined) return 'before';
  const isLater = repository.isAncestor(commit, revision);
  if (isLater === undefined) return 'unknown';
  return isLater ? 'here' : 'before';
}
