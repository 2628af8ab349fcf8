import { randomUUID } from 'node:crypto';
import { type Audit, type Change, Outdated, type Snapshot } from '../env/store';
import { refusedAnswer } from './answer-refusals';
import type { Answer, Ask, Question } from './api';
import { applied, managedBy } from './apply-spec';
import { auditEvent } from './audit-spec';
import { checkChange, checkReason } from './change-check';
import { conflict } from './conflict';
import { lastAppliedGone } from './last-applied';
import { type LiveSecret, liveSecret } from './live-secret';
import { MANAGER } from './manager';
import { planOwnership } from './ownership-plan';
import { coreUrl, inWords, pathOf, type SecretPlace, secretUrl } from './place';
import { readSecret } from './read-secret';
import { refusal, refusalOf } from './refusal';

const NOBODY = { foreign: new Map(), ours: [], takeOver: undefined, hasLeftOver: false };
const DRY_RUN = { dryRun: 'All' };

/** A change of a Secret that has been found right and permitted; nothing is written yet. */
export interface RehearsedChange {
  readonly live: LiveSecret | undefined;
  readonly change: Change;
  readonly audit: Audit;
}

/**
 * Goes through a change without making it: the API server judges the Secret (permission, admission, size) and
 * whether the Event could be written, so that no change is made that leaves no trace.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run
 */
export async function rehearse(
  ask: Ask,
  place: SecretPlace,
  change: Change,
  base: Snapshot,
  audit: Audit,
): Promise<RehearsedChange> {
  const live = await readSecret(ask, place);
  if (live?.version !== base.version) throw new Outdated(`somebody else has changed ${inWords(place)}`);
  const refused = refusalOf(pathOf(place), (path) => {
    checkReason(audit.why, path);
    checkChange(change, live, live === undefined ? NOBODY : planOwnership(live), path, place.type);
  });
  if (refused.findings.length > 0) throw refused;
  const rehearsed = { live, change, audit };
  // what kubectl manages is ours only after the real thing, so that here it has to be forced
  succeed(place, await ask(apply(place, rehearsed, { ...DRY_RUN, force: 'true' })));
  succeed(place, await ask(record(place, rehearsed, live?.uid ?? '', DRY_RUN)));
  return rehearsed;
}

/** Makes a rehearsed change: first what is kubectl's becomes ours, which alters no value, then all of it at once. */
export async function perform(ask: Ask, place: SecretPlace, rehearsed: RehearsedChange): Promise<void> {
  const live = rehearsed.live && (await takeOver(ask, place, rehearsed.live));
  const { uid } = liveSecret(
    succeed(place, await ask(apply(place, { ...rehearsed, live }, { force: 'false' }))),
  );
  const { status } = await ask(record(place, rehearsed, uid, {}));
  if (status < 300) return;
  throw refusal(
    pathOf(place),
    'an Event that tells of the change, which has been made',
    `HTTP ${status}`,
    'do not repeat it; the annotations of the Secret say who, when and why',
  );
}

async function takeOver(ask: Ask, place: SecretPlace, live: LiveSecret): Promise<LiveSecret> {
  const { takeOver: managed, hasLeftOver } = planOwnership(live);
  if (managed === undefined) return live;
  const answer = await ask({
    method: 'PATCH',
    url: secretUrl(place),
    query: { fieldManager: MANAGER },
    type: 'application/json-patch+json',
    body: managedBy(managed, hasLeftOver, live.version),
  });
  if (answer.status === 404) throw new Outdated(`somebody else has deleted ${inWords(place)}`);
  const taken = liveSecret(succeed(place, answer));
  if (hasLeftOver) place.note?.(lastAppliedGone(inWords(place)));
  return taken;
}

type Query = Readonly<Record<string, string>>;

const apply = (place: SecretPlace, { live, change, audit }: RehearsedChange, query: Query): Question => ({
  method: 'PATCH',
  url: secretUrl(place),
  query: { fieldManager: MANAGER, ...query },
  // JSON is YAML too
  type: 'application/apply-patch+yaml',
  body: applied(place, live, live === undefined ? NOBODY : planOwnership(live), change, audit),
});

const record = (
  place: SecretPlace,
  { change, audit }: RehearsedChange,
  uid: string,
  query: Query,
): Question => ({
  method: 'POST',
  url: coreUrl(place, 'events'),
  query: { fieldManager: MANAGER, ...query },
  body: auditEvent(place, { name: `${MANAGER}.${randomUUID()}`, uid }, change, audit),
});

/** What was answered; whatever is no success throws. */
function succeed(place: SecretPlace, answer: Answer): unknown {
  if (answer.status === 409) throw conflict(place, answer);
  if (answer.status >= 300) throw refusedAnswer(place, answer);
  return answer.body;
}
