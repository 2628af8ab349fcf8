import type { ApplicationState, OperationState } from '../argo/applications';
import type { Part } from '../rollout/part';
import { decideByCluster } from './cluster-decision';
import type { Decision } from './decision';

/** Of a commit that Argo CD names: `here` is the awaited one or a later one. */
export type Relation = 'here' | 'before' | 'unknown';

/** Everything that is decided upon. */
export interface Seen {
  /** The awaited commit. */
  readonly commit: string;
  readonly application: ApplicationState;
  readonly relate: (revision: string | undefined) => Relation;
  /** Whether the service has the same file at two commits; one that is not known counts as the same. */
  readonly isSame: (one: string | undefined, other: string | undefined) => boolean;
  /** How far the cluster is with what the file says. */
  readonly parts: readonly Part[];
  /** Whether the Application has been Degraded for longer than a controller takes to see what is new. */
  readonly isDegradedForLong: boolean;
}

/** What to do about a release that Argo CD brings; asked again after each look. */
export function decideByArgo(seen: Seen): Decision {
  const { application, relate } = seen;
  const { operation } = application;
  if (operation !== undefined && isRunning(operation)) return whileItSyncs(seen, operation);
  const compared = relate(application.revision);
  const synced = relate(operation?.revision);
  if (compared === 'before') return unseen(seen);
  if (compared === 'unknown' && synced !== 'here') return unknown(application.revision);
  return whenItRests(seen);
}

const isRunning = ({ phase }: OperationState): boolean => phase === 'Running' || phase === 'Terminating';

function whileItSyncs(
  { commit, relate, parts }: Seen,
  { phase, revision, message }: OperationState,
): Decision {
  const relation = relate(revision);
  if (phase === 'Terminating') return { do: 'go on', line: `Argo CD ends a sync of ${short(revision)}` };
  if (relation === 'before') {
    return {
      do: 'end sync',
      line: `Argo CD still syncs ${short(revision)}, which is older than ${short(commit)}`,
    };
  }
  if (relation === 'unknown') return unknown(revision);
  const late = parts.filter(({ object, stage }) => object.kind !== 'Job' && stage === 'failed');
  // a Job that failed may be tried again; a deadline that is over stays so
  if (late.length > 0) return decideByCluster(late);
  return { do: 'go on', line: `Argo CD syncs ${short(revision)}: ${message}` };
}

/** Nothing runs, and Argo CD has compared the cluster with the commit. */
function whenItRests(seen: Seen): Decision {
  const { application } = seen;
  const { operation, sync, conditions } = application;
  const isOurs = operation !== undefined && isWholeOf(seen, operation);
  if (isOurs && operation.phase !== 'Succeeded') return failedSync(application, operation);
  if (sync === 'Unknown') {
    return { do: 'go on', line: `Argo CD cannot compare: ${conditions.join('; ') || 'it does not say why'}` };
  }
  if (sync === 'OutOfSync') return isOurs ? drifted(application) : wholeSync(seen);
  const isMigrated = seen.parts.every(({ object, stage }) => object.kind !== 'Job' || stage === 'done');
  if (isOurs) return healthy(seen);
  // nothing had to change: what ran before was whole, and left the Jobs of this version
  if (operation?.phase === 'Succeeded' && isMigrated) return healthy(seen);
  return wholeSync(seen);
}

/** Whether an operation was about what is compared now, all of it. */
const isWholeOf = ({ application, relate, isSame }: Seen, { partial, revision }: OperationState): boolean =>
  !partial && relate(revision) === 'here' && isSame(revision, application.revision);

function failedSync({ ailing, conditions }: ApplicationState, { phase, message }: OperationState): Decision {
  return {
    do: 'fail',
    reasons: [`the sync ended as ${phase}: ${message}`, ...ailing, ...new Set(conditions)],
  };
}

const drifted = ({ heldBy, conditions }: ApplicationState): Decision => ({
  do: 'go on',
  line:
    heldBy === undefined
      ? `OutOfSync after its sync: somebody else changes it, or Argo CD repairs it soon${list(conditions)}`
      : `OutOfSync and held: ${heldBy}`,
});

/**
 * Argo CD takes what it compared while another sync ran for attempted: it begins no whole sync of it, and at most a
 * repair, which runs no hooks. It has thought about it when it has compared again since the last one ended.
 */
function wholeSync({ application, commit }: Seen): Decision {
  const { heldBy, comparedAt = '', operation, conditions } = application;
  if (heldBy !== undefined) return { do: 'go on', line: `held: ${heldBy}` };
  if (Date.parse(comparedAt) <= Date.parse(operation?.finishedAt ?? '')) {
    return {
      do: 'refresh',
      line: `Argo CD has seen ${short(commit)} and thinks about it${list(conditions)}`,
    };
  }
  return { do: 'start sync', line: `Argo CD does not sync ${short(commit)} by itself, so kube starts it` };
}

function healthy({ application: { health, ailing }, parts, isDegradedForLong }: Seen): Decision {
  const inCluster = decideByCluster(parts);
  if (inCluster.do !== 'done') return inCluster;
  if (health === 'Healthy') return { do: 'done', line: 'synced, migrated, rolled out and healthy' };
  if (health === 'Degraded' && isDegradedForLong) {
    return { do: 'fail', reasons: ['the Application is Degraded although all pods are new', ...ailing] };
  }
  return { do: 'go on', line: `all pods are new; the Application is ${health}${list(ailing)}` };
}

const unseen = ({ commit, application: { revision, conditions } }: Seen): Decision => ({
  do: 'refresh',
  line: `Argo CD has looked at ${short(revision)} last, not yet at ${short(commit)}${list(conditions)}`,
});

const unknown = (revision: string | undefined): Decision => ({
  do: 'catch up',
  line: `Argo CD is at ${short(revision)}, which this clone does not know: fetches, to tell whether it is later`,
});

const list = (lines: readonly string[]): string => (lines.length === 0 ? '' : ` (${lines.join('; ')})`);

/** As Git shortens the id of a commit. */
export const short = (revision: string | undefined): string => revision?.slice(0, 8) ?? 'no commit';
