import { setTimeout as pause } from 'node:timers/promises';
import { applicationName } from '../../gitops';
import type { ApplicationState, Applications } from '../argo/applications';
import type { Ask } from '../cluster/api';
import { followJobs, type JobLine } from '../rollout/follow-jobs';
import type { Part } from '../rollout/part';
import { isRunning } from '../rollout/parts';
import { podsOf } from '../rollout/pods';
import { readParts } from '../rollout/read-parts';
import type { Site } from '../rollout/refused-object';
import { resourcesOf } from '../rollout/resources';
import { onlyChanges } from '../rollout/summary';
import { whyNot } from '../rollout/why';
import { actor, undaunted } from './act';
import { decideByArgo } from './argo-decision';
import { decideByCluster } from './cluster-decision';
import type { Decision } from './decision';
import type { Target } from './target';

/** How a release ended. */
export interface Outcome {
  readonly isDone: boolean;
  readonly line: string;
  /** Why it is not done, a line each. */
  readonly reasons: readonly string[];
}

export interface Surroundings {
  /** Of the cluster itself. */
  readonly ask: Ask;
  /** Of its Argo CD. @default - none: what is there was brought by somebody else */
  readonly applications: Applications | undefined;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** Takes a line for each change. */
  readonly tell: (line: string) => void;
  readonly log: (line: JobLine) => void;
}

const BETWEEN = 2000;
/** What is new may be ill for some seconds, as an autoscaler that has no figures yet. */
const LONG = 60_000;

/** Looks until a release is done, cannot be done any more, or the time is over; helps Argo CD on where it is stuck. */
export async function waitFor(target: Target, around: Surroundings): Promise<Outcome> {
  const look = lookerAt(target, around);
  const pods = podsOf(around.ask);
  const follow = followJobs(pods, around.log);
  const tell = onlyChanges(around.tell);
  const act = undaunted(actor(target, around.applications), around.tell);
  for (;;) {
    const { parts, decision } = await look();
    await follow(parts);
    if (decision.do === 'done') return { isDone: true, line: decision.line, reasons: [] };
    if (decision.do === 'fail')
      return failed('cannot be done any more', decision.reasons, await whyNot(pods, parts));
    tell(decision.line);
    if (Date.now() > around.deadline)
      return failed(`not done in time: ${decision.line}`, [], await whyNot(pods, parts));
    await act(decision);
    await pause(BETWEEN);
  }
}

const failed = (line: string, reasons: readonly string[], why: readonly string[]): Outcome => ({
  isDone: false,
  line,
  reasons: [...new Set([...reasons, ...why])],
});

interface Look {
  readonly parts: readonly Part[];
  readonly decision: Decision;
}

function lookerAt(target: Target, { ask, applications }: Surroundings): () => Promise<Look> {
  const { service, environment, commit } = target;
  const { cluster } = environment;
  const site: Site = { service, cluster: cluster.name, context: cluster.context ?? cluster.name };
  const name = applicationName(service, cluster.name);
  const resources = resourcesOf(ask);
  const isLong = clock();
  return async () => {
    // Argo CD first: what it calls synced was there before the cluster is asked
    const application = await applications?.read(name);
    const objects = target.objectsAt(application?.revision).filter(isRunning);
    const parts = await readParts(resources, site, objects);
    if (applications === undefined || commit === undefined)
      return { parts, decision: decideByCluster(parts) };
    if (application === undefined) return { parts, decision: absent(name) };
    const isDegradedForLong = isLong(isDegraded(application));
    return { parts, decision: decideByArgo({ ...target, commit, application, parts, isDegradedForLong }) };
  };
}

const absent = (name: string): Decision => ({
  do: 'go on',
  line: `Argo CD has no Application ${name} yet: dist/argocd makes it`,
});

const isDegraded = ({ health, operation }: ApplicationState): boolean =>
  health === 'Degraded' && operation?.phase === 'Succeeded';

/** Whether something has held at each look for long. */
function clock(): (holds: boolean) => boolean {
  let since: number | undefined;
  return (holds) => {
    since = holds ? (since ?? Date.now()) : undefined;
    return since !== undefined && Date.now() - since > LONG;
  };
}
