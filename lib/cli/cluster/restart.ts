import { field, type ObjectReference, type Path, ROLLING_KINDS, textAt, Words } from '../../kernel';
import type { Audit } from '../env/store';
import { refusedAnswer } from './answer-refusals';
import type { Answer, Ask } from './api';
import { MANAGER } from './manager';
import { pathOf, type SecretPlace } from './place';
import { refusalOf } from './refusal';

/**
 * Replaces the pods of workloads as `kubectl rollout restart` does, by an annotation of the pod template. All
 * are tried out before the first rolls, so that a missing permission leaves nothing half done; those that are
 * not there or that are paused are named when all others roll.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_restart/
 */
export async function restart(
  ask: Ask,
  place: SecretPlace,
  workloads: readonly ObjectReference[],
  { when }: Audit,
): Promise<void> {
  const rolling = workloads.filter(({ kind }) => kind in ROLLING_KINDS);
  for (const workload of rolling) await patch(ask, place, workload, when, { dryRun: 'All' });
  const outcomes: Outcome[] = [];
  for (const workload of rolling)
    outcomes.push({ workload, ...(await patch(ask, place, workload, when, {})) });
  const refused = refusalOf(pathOf(place), (path) => {
    for (const outcome of outcomes) checkRestarted(outcome, path);
  });
  if (refused.findings.length > 0) throw refused;
}

interface Outcome extends Answer {
  readonly workload: ObjectReference;
}

/** Answers with what there is now, or 404; whatever else is no success throws. */
async function patch(
  ask: Ask,
  place: SecretPlace,
  { kind, name }: ObjectReference,
  when: Date,
  query: Readonly<Record<string, string>>,
): Promise<Answer> {
  const annotations = { 'kubectl.kubernetes.io/restartedAt': when.toISOString() };
  const answer = await ask({
    method: 'PATCH',
    url: `/apis/apps/v1/namespaces/${place.namespace}/${ROLLING_KINDS[kind]}/${encodeURIComponent(name)}`,
    query: { fieldManager: MANAGER, ...query },
    type: 'application/strategic-merge-patch+json',
    body: { spec: { template: { metadata: { annotations } } } },
  });
  const isMissing = answer.status === 404 && textAt(answer.body, 'details', 'kind') !== 'namespaces';
  if (answer.status >= 300 && !isMissing) throw refusedAnswer(place, answer);
  return answer;
}

function checkRestarted({ workload: { kind, name }, status, body }: Outcome, path: Path): void {
  const at = path.part(`${kind}/${name}`);
  if (status === 404) {
    at.refuse('a workload to restart', new Words('nothing'), 'deploy it; it starts with what there is then');
  } else if (field(body, 'spec', 'paused') === true) {
    at.refuse('a rollout that goes on', new Words('a paused one'), 'resume it by kubectl rollout resume');
  }
}
