import { join } from 'node:path';
import { ARGO_FOLDER, retireIn, type Tombstone, type TombstonePlace } from '../../gitops';
import { type CommitOptions, commitChanges, repositoryFor } from '../commit-changes';
import { checkLeftovers } from '../deploy/own-paths';
import { rewrite } from '../rewrite';
import { distOf } from '../synth/dist-of';
import { checkOtherEntries } from './other-entries';
import { folderOf, releaseFile, releaseText, type Target } from './target';

/** What is written of a service that goes. */
export interface Entry {
  readonly places: readonly TombstonePlace[];
  readonly tombstone: Tombstone;
  /** Of the commit. */
  readonly message: string;
}

/** Writes tombstones into a releases.yaml, renders what they leave, and commits. */
export async function record(
  target: Target,
  { places, tombstone, message }: Entry,
  options: CommitOptions,
): Promise<void> {
  const { fleet } = target;
  const repository = repositoryFor('kube retire', fleet.apps, options);
  const text = releaseText(target);
  const folders = target.environments.map((environment) => folderOf(target, environment));
  const below = [releaseFile(target), ...folders, join(distOf(fleet.apps), ARGO_FOLDER)];
  if (repository) {
    checkOtherEntries(repository, target, text, places);
    checkLeftovers('kube retire', repository, fleet.apps, below);
  }
  const edited = places.reduce((before, place) => retireIn(before, place, tombstone), text);
  await rewrite(fleet, new Map([[releaseFile(target), edited]]), { service: target.service });
  if (repository) commitChanges(repository, { below, message }, options);
}
