import { GitFailure, type Repository } from '../../gitops';
import type { Environment } from '../../kernel';
import { refuse } from '../misuse';
import type { Session } from '../session';
import { endSyncs, refresh } from './hand-over';
import type { ReleaseTarget } from './release-target';

/**
 * Pushes a release and hands it over to Argo CD. Syncs that run are ended first, once it is known that the push will
 * be taken: one that was ended is not tried again before the next commit.
 */
export async function pushRelease(
  session: Session,
  repository: Repository,
  target: ReleaseTarget,
  clusters: readonly Environment[],
): Promise<void> {
  const isDeployed = repository.branch() === target.platform.argo?.revision;
  taken(() => repository.checkPush());
  if (isDeployed) await endSyncs(session, target, clusters);
  taken(() => repository.push());
  if (isDeployed) await refresh(session, target, clusters);
}

function taken(ask: () => void): void {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    refuse(
      'git',
      'a push that is taken',
      error.message,
      "the commit is made: 'git pull --rebase', then push",
    );
  }
}
