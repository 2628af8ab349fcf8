import { relative } from 'node:path';
import { type PastRelease, planHistory, type Repository, repositoryAround } from '../../gitops';
import type { Environment } from '../../kernel';
import type { ReleaseTarget } from '../deploy/release-target';
import { refuse } from '../misuse';

/** So many commits of the file are read. */
const COMMITS = 300;

/** What a cluster ran, the newest first, as Git has it. */
export const pastReleases = (
  repository: Repository,
  { file, names }: ReleaseTarget,
  environment: Environment,
): readonly PastRelease[] =>
  planHistory(
    repository
      .history(relative(repository.root, file))
      .slice(0, COMMITS)
      .map((commit) => ({
        commit,
        text: repository.textAt(commit.id, relative(repository.root, file)),
      })),
    environment,
    names,
  );

/** Where the history is. */
export const repositoryWith = (command: string, { fleet: { apps } }: ReleaseTarget): Repository =>
  repositoryAround(apps) ??
  refuse(command, 'a Git repository around apps', 'none', 'run it in a clone: the history is that of Git');
