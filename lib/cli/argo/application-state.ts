import { field, type Json, list, record, records, text, textAt } from '../../kernel';
import type { ApplicationState, OperationState } from './applications';

const PHASES = ['Running', 'Succeeded', 'Failed', 'Error', 'Terminating'] as const;
const HEALTH = ['Healthy', 'Progressing', 'Degraded', 'Suspended', 'Missing', 'Unknown'] as const;
const SYNC = ['Synced', 'OutOfSync', 'Unknown'] as const;

/** An Application as commands look at it, from the object that Argo CD keeps. */
export function applicationState(application: unknown): ApplicationState {
  const status = record(field(application, 'status'));
  const comparedAt = text(status.reconciledAt);
  return {
    name: textAt(application, 'metadata', 'name') ?? '',
    sync: oneOf(SYNC, textAt(status, 'sync', 'status'), 'Unknown'),
    revision: textAt(status, 'sync', 'revision') || undefined,
    health: oneOf(HEALTH, textAt(status, 'health', 'status'), 'Unknown'),
    operation: operationState(application),
    conditions: records(status.conditions).map(({ type, message }) => `${text(type)}: ${text(message)}`),
    ailing: [...failedResults(status), ...ill(status)],
    images: list(field(status, 'summary', 'images')).filter((image) => typeof image === 'string'),
    ...(comparedAt !== undefined && { comparedAt }),
  };
}

/** The operation that runs or was the last one; one that is asked for and has not begun counts as running. */
function operationState(application: unknown): OperationState | undefined {
  const asked = field(application, 'operation');
  const last = field(application, 'status', 'operationState');
  const phase = oneOf(PHASES, textAt(last, 'phase'), 'Error');
  if (asked !== undefined && (last === undefined || !['Running', 'Terminating'].includes(phase))) {
    return { ...stateOf({ operation: asked }), phase: 'Running', message: 'is about to begin' };
  }
  return last === undefined ? undefined : { ...stateOf(record(last)), phase };
}

const stateOf = (state: Json): Omit<OperationState, 'phase'> => ({
  // while it waits for a retry it has no result
  revision:
    textAt(state, 'syncResult', 'revision') || textAt(state, 'operation', 'sync', 'revision') || undefined,
  message: text(state.message) ?? '',
  partial: list(field(state, 'operation', 'sync', 'resources')).length > 0,
  startedAt: text(state.startedAt) ?? '',
  finishedAt: text(state.finishedAt),
});

/** What the last sync could not apply, and hooks that failed. */
const failedResults = (status: Json): readonly string[] =>
  records(field(status, 'operationState', 'syncResult', 'resources'))
    .filter(
      (result) =>
        result.status === 'SyncFailed' || ['Failed', 'Error'].includes(text(result.hookPhase) ?? ''),
    )
    .map((result) => said(result, text(result.message)));

/** Argo CD 3 keeps the health of objects here only where `controller.resource.health.persist` says so. */
const ill = (status: Json): readonly string[] =>
  records(status.resources)
    .filter((resource) => !['Healthy', undefined].includes(textAt(resource, 'health', 'status')))
    .map((resource) =>
      said(resource, textAt(resource, 'health', 'message') ?? textAt(resource, 'health', 'status')),
    );

const said = ({ kind, name }: Json, words: string | undefined): string =>
  `${text(kind)}/${text(name)}: ${words === undefined || words === '' ? 'failed' : words}`;

const oneOf = <T extends string>(known: readonly T[], value: string | undefined, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise;
