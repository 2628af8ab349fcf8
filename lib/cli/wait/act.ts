import { applicationName } from '../../gitops';
import { InvalidProps } from '../../kernel';
import type { Applications } from '../argo/applications';
import type { Decision } from './decision';
import type { Target } from './target';

/** Argo CD reads the repository for each of them. */
const BETWEEN_REFRESHES = 10_000;

/** What Argo CD may have more to say about later. */
const isLook = (decision: Decision): boolean => decision.do === 'refresh' || decision.do === 'catch up';

type Act = (decision: Decision) => Promise<void>;

/**
 * What is refused is said once, and comes again with another look: an API server is busy for a while, and Argo CD looks
 * at the repository by itself too.
 */
export function undaunted(act: Act, tell: (line: string) => void): Act {
  const told = new Set<string>();
  return async (decision) => {
    try {
      await act(decision);
    } catch (error) {
      if (!(error instanceof InvalidProps)) throw error;
      if (!told.has(error.message)) tell(error.message);
      told.add(error.message);
    }
  };
}

/** Helps Argo CD on where it is stuck. */
export function actor(
  { service, environment, commit, catchUp }: Target,
  applications: Applications | undefined,
): Act {
  const name = applicationName(service, environment.cluster.name);
  let refreshed = 0;
  return async (decision) => {
    if (applications === undefined || commit === undefined) return;
    if (decision.do === 'end sync') await applications.endSync(name);
    if (decision.do === 'start sync') {
      const application = await applications.read(name);
      await applications.sync(name, application?.revision ?? commit);
    }
    if (decision.do === 'catch up') catchUp();
    if (isLook(decision) && Date.now() - refreshed > BETWEEN_REFRESHES) {
      refreshed = Date.now();
      await applications.refresh(name);
    }
  };
}
