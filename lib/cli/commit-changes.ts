import { dirname } from 'node:path';
import { type Repository, repositoryAround } from '../gitops';
import { askGit } from './ask-git';
import { refuse } from './misuse';

/** What is to become of changed files. */
export interface CommitOptions {
  readonly commit?: boolean;
  /** A commit too. */
  readonly push?: boolean;
}

export const isCommitted = ({ commit, push }: CommitOptions): boolean => commit === true || push === true;

export interface Changes {
  /** Absolute paths below which everything that differs is committed, and nothing else: an earlier run's too. */
  readonly below: readonly string[];
  readonly message: string;
}

/** Where changes are committed; undefined where nobody asked for it. Refused before anything is changed. */
export function repositoryFor(command: string, apps: string, options: CommitOptions): Repository | undefined {
  if (!isCommitted(options)) return undefined;
  const fix = 'run it in a clone, or leave --commit and --push out';
  const repository =
    repositoryAround(dirname(apps)) ?? refuse(command, 'a Git repository around apps', 'none', fix);
  if (options.push === true) checkPushable(command, repository);
  return repository;
}

/** What is committed on no branch, or cannot be pushed by itself, would have to be found again. */
function checkPushable(command: string, repository: Repository): void {
  if (repository.branch() === undefined) {
    refuse(command, 'a branch', 'a detached HEAD', "'git switch' to one first");
  }
  if (repository.resolve('@{push}') === undefined) {
    const fix = "'git push --set-upstream origin' it once";
    refuse(command, 'a branch that has been pushed', 'one without an upstream', fix);
  }
}

const FIX = 'see what Git says, and run it again';

/** Commits the changes, and pushes where that is asked for too: also what was committed before. */
export function commitChanges(
  repository: Repository,
  { below, message }: Changes,
  { push }: CommitOptions,
): void {
  const paths = repository.changedBelow(below);
  if (paths.length > 0) askGit('a commit', FIX, () => repository.commit(paths, message));
  if (push === true) askGit('a push that is accepted', FIX, () => repository.push());
}
