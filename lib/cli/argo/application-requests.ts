import { field, textAt } from '../../kernel';
import type { Question } from '../cluster/api';

/** Who changes fields of Argo CD's objects, and who is named as the one that began a sync. */
const MANAGER = 'kube';
/** As which Argo CD itself applies: what it leaves out later must go, which another manager's would not. */
const ARGO_CD = 'argocd-controller';
const MERGE = 'application/merge-patch+json';

/** Asks Argo CD for a look at the newest commit. */
export const refreshRequest = (url: string): Question =>
  patched(url, MERGE, { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });

/**
 * Begins a whole sync, with the options of the Application's own policy. Refused with 409 where the Application is
 * not as it was read any more: an operation may have begun. What is known of the last one goes: Argo CD lays the state
 * of the new one over it, and would go on with the resources and the revision of the old.
 */
export function syncRequest(url: string, application: unknown, revision: string): Question {
  const policy = field(application, 'spec', 'syncPolicy');
  const retry = field(policy, 'retry');
  return patched(url, MERGE, {
    metadata: { resourceVersion: textAt(application, 'metadata', 'resourceVersion') },
    operation: {
      initiatedBy: { username: MANAGER },
      sync: {
        revision,
        prune: field(policy, 'automated', 'prune') === true,
        syncOptions: field(policy, 'syncOptions') ?? [],
      },
      ...(retry !== undefined && { retry }),
    },
    status: { operationState: null },
  });
}

/** Ends exactly the operation that was read, and none that began since. */
export const endRequest = (url: string, application: unknown): Question =>
  patched(url, 'application/json-patch+json', [
    {
      op: 'test',
      path: '/status/operationState/startedAt',
      value: textAt(application, 'status', 'operationState', 'startedAt'),
    },
    { op: 'test', path: '/status/operationState/phase', value: 'Running' },
    { op: 'replace', path: '/status/operationState/phase', value: 'Terminating' },
  ]);

/** Without its finalizer, an Application takes nothing along. */
export const releaseRequest = (url: string): Question =>
  patched(url, MERGE, { metadata: { finalizers: null } });

/** Makes an object what it is in dist, whoever has set its fields. */
export const bringRequest = (url: string, object: unknown): Question => ({
  ...patched(url, 'application/apply-patch+yaml', object),
  query: { fieldManager: ARGO_CD, force: 'true' },
});

const patched = (url: string, type: string, body: unknown): Question => ({
  method: 'PATCH',
  url,
  query: { fieldManager: MANAGER },
  type,
  body,
});
