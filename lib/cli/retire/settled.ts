import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Repository } from '../../gitops';
import { folderOf, releaseFile, type Target } from './target';

/** What has to be done before Argo CD knows that the data go; undefined where it does, as far as this clone knows. */
export function notYet(repository: Repository, target: Target): 'commit and push it' | 'push it' | undefined {
  const files = [
    releaseFile(target),
    ...target.environments.map((environment) => folderOf(target, environment)),
  ];
  if (repository.changedBelow(files).length > 0) return 'commit and push it';
  const branch = branchOf(repository, target);
  if (branch === undefined) return undefined;
  const commits = files.flatMap((file) => repository.history(fromTop(repository, target, file))[0]?.id ?? []);
  return commits.every((id) => repository.isAncestor(id, branch) === true) ? undefined : 'push it';
}

/** What Argo CD reads, else where the branch is pushed to; a repository without either is all there is. */
function branchOf(repository: Repository, { platform: { argo } }: Target): string | undefined {
  const deployed = argo && repository.resolve(`refs/remotes/origin/${argo.revision}`);
  return deployed ?? repository.resolve('@{upstream}');
}

/** Git gives the top without symbolic links, and a folder that is gone has none. */
export function fromTop({ root }: Repository, { fleet: { apps } }: Target, file: string): string {
  const top = dirname(apps);
  return join(relative(root, realpathSync(top)), relative(top, file));
}
