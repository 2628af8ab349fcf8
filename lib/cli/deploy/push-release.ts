import type { Repository } from '../../gitops';
import type { Environment } from '../../kernel';
import { askGit } from '../ask-git';
import type { Session } from '../session';
import { handOver } from './hand-over';
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
  const { revision } = target.platform.argo ?? {};
  const branch = repository.branch();
  const isDeployed = branch === revision;
  const argo = handOver(session, target, isDeployed ? clusters : []);
  taken(() => repository.checkPush());
  // where Argo CD has seen the commit already, the sync that runs is its own
  if (isAhead(repository)) await argo.endSyncs();
  taken(() => repository.push());
  await argo.refresh();
  if (revision !== undefined && !isDeployed) {
    session.terminal.note(`pushed ${branch ?? 'no branch'}: Argo CD reads ${revision}, so merge it there`);
  }
}

const isAhead = (repository: Repository): boolean =>
  repository.resolve('HEAD') !== repository.resolve('@{push}');

function taken(ask: () => void): void {
  const fix =
    "the commit is made: bring the branch up to date ('git pull --rebase'), then the same command again";
  askGit('a push that is taken', fix, ask);
}
