import type { Repository } from '../../gitops';

/**
 * Whether a commit is where Argo CD sees it, as far as this clone knows: on the branch that it pushes to, or on the
 * one that is deployed. Undefined where it knows of neither.
 */
export function isPushed(repository: Repository, commit: string, branch: string): boolean | undefined {
  const known = ['@{upstream}', `refs/remotes/origin/${branch}`]
    .map((name) => repository.resolve(name))
    .filter((id) => id !== undefined);
  if (known.length === 0) return undefined;
  return known.some((id) => repository.isAncestor(commit, id) === true);
}
