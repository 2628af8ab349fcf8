import { applicationName } from '../../gitops';
import { type Environment, InvalidProps } from '../../kernel';
import type { Applications } from '../argo/applications';
import type { Session } from '../session';
import type { ReleaseTarget } from './release-target';

/** Argo CD before and after a commit arrives. One that does not answer is left alone: it learns of the commit in its turn. */
export interface HandOver {
  /**
   * Ends the syncs that run: Argo CD takes a commit that it meets meanwhile for one that it has tried.
   * https://github.com/argoproj/argo-cd/issues/27875
   */
  endSyncs(): Promise<void>;
  /** Lets it look at the repository now and not at its next turn. */
  refresh(): Promise<void>;
}

export function handOver(
  { terminal, openApplications }: Session,
  { platform, service }: ReleaseTarget,
  clusters: readonly Environment[],
): HandOver {
  const silent = new Set<string>();
  const forEach = async (visit: (applications: Applications, name: string) => Promise<void>) => {
    for (const environment of clusters) {
      const argo = platform.argo?.installation === 'central' ? 'Argo CD' : environment.cluster.name;
      if (silent.has(argo)) continue;
      try {
        const applications = openApplications(platform, environment);
        const name = applicationName(service, environment.cluster.name);
        if ((await applications?.read(name)) && applications) await visit(applications, name);
      } catch (error) {
        if (!(error instanceof InvalidProps)) throw error;
        silent.add(argo);
        terminal.note(`Argo CD was not told, and finds the commit in its turn: ${error.message}`);
      }
    }
  };
  return {
    endSyncs: () =>
      forEach(async (applications, name) => {
        if (await applications.endSync(name)) terminal.note(`${name}: ended the sync that was running`);
      }),
    refresh: () => forEach((applications, name) => applications.refresh(name)),
  };
}
