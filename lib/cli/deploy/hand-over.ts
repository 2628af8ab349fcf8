import { applicationName } from '../../gitops';
import { type Environment, InvalidProps } from '../../kernel';
import type { Applications } from '../argo/applications';
import type { Session } from '../session';
import type { ReleaseTarget } from './release-target';

/**
 * Ends the syncs that run, before a commit arrives that would have to wait for them: Argo CD takes a commit that it
 * meets meanwhile for one that it has tried. https://github.com/argoproj/argo-cd/issues/27875
 */
export const endSyncs = (session: Session, target: ReleaseTarget, clusters: readonly Environment[]) =>
  forEach(session, target, clusters, async (applications, name) => {
    if (await applications.endSync(name)) session.terminal.note(`${name}: ended the sync that was running`);
  });

/** Lets Argo CD look at the repository now and not at its next turn. */
export const refresh = (session: Session, target: ReleaseTarget, clusters: readonly Environment[]) =>
  forEach(session, target, clusters, async (applications, name) => {
    if ((await applications.read(name)) !== undefined) await applications.refresh(name);
  });

/** Where no Argo CD answers, the commit is deployed all the same: that is a note. */
async function forEach(
  { terminal, openApplications }: Session,
  { platform, service }: ReleaseTarget,
  clusters: readonly Environment[],
  visit: (applications: Applications, name: string) => Promise<void>,
): Promise<void> {
  for (const environment of clusters) {
    const name = applicationName(service, environment.cluster.name);
    try {
      const applications = openApplications(platform, environment);
      if (applications !== undefined) await visit(applications, name);
    } catch (error) {
      if (!(error instanceof InvalidProps)) throw error;
      terminal.note(`${name}: Argo CD was not asked: ${error.message}`);
    }
  }
}
