import { join } from 'node:path';
import { retireIn, type Tombstone, type TombstonePlace } from '../../gitops';
import { type CommitOptions, commitChanges, repositoryFor } from '../commit-changes';
import { rewrite } from '../rewrite';
import { distOf } from '../synth/dist-of';
import { folderOf, releaseFile, type Target } from './target';

/** What is written of a service that goes. */
export interface Entry {
  readonly places: readonly TombstonePlace[];
  readonly tombstone: Tombstone;
  /** Of the commit. */
  readonly message: string;
}

/** Writes tombstones into the text of a releases.yaml, renders what they leave, and commits. */
export async function record(
  target: Target,
  text: string,
  { places, tombstone, message }: Entry,
  options: CommitOptions,
): Promise<void> {
  const { fleet } = target;
  const repository = repositoryFor('kube retire', fleet.apps, options);
  const edited = places.reduce((before, place) => retireIn(before, place, tombstone), text);
  await rewrite(fleet, new Map([[releaseFile(target), edited]]), target.service);
  const folders = target.environments.map((environment) => folderOf(target, environment));
  const below = [releaseFile(target), ...folders, join(distOf(fleet.apps), 'argocd')];
  if (repository) commitChanges(repository, { below, message }, options);
}
