import { textAt } from './json';

/** Argo CD's names for the order in which a sync applies objects. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
export const HOOK = 'argocd.argoproj.io/hook';
export const HOOK_DELETE_POLICY = 'argocd.argoproj.io/hook-delete-policy';

/** Waves of the Sync phase: what a pod needs, then the migration, then the pods. Gaps leave teams room. */
export const WAVE = { namespace: -40, prerequisite: -30, assets: -20, migration: -10, workload: 0 } as const;

type Annotations = Record<string, string>;

/** In wave 0 nothing need be said. */
export const inWave = (wave: number): Annotations => (wave === 0 ? {} : { [SYNC_WAVE]: String(wave) });

/** Never pruned, and never deleted with its Application: `Prune=false` alone does not cover the latter. */
export const keptForever = (wave: number): Annotations => ({
  [SYNC_OPTIONS]: 'Prune=false,Delete=false',
  ...inWave(wave),
});

/** Whether a commit that drops an object leaves it: what holds data, and what makes Secrets, in dist or as it lives. */
export const isKeptForever = (object: unknown): boolean =>
  (textAt(object, 'metadata', 'annotations', SYNC_OPTIONS) ?? '')
    .split(',')
    .map((option) => option.trim())
    .includes('Prune=false');

/** Stays until the rollout that stopped using it has ended. */
export const prunedLast = (wave: number): Annotations => ({
  [SYNC_OPTIONS]: 'PruneLast=true',
  ...inWave(wave),
});

/** A hook is made anew each time that its phase comes, for a Job's template cannot be changed. */
const hook =
  (phase: 'Sync' | 'PostSync' | 'SyncFail') =>
  (wave = 0): Annotations => ({
    [HOOK]: phase,
    [HOOK_DELETE_POLICY]: 'BeforeHookCreation',
    ...inWave(wave),
  });

/** What each sync runs, in its wave. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export const syncHook = hook('Sync');

/** What runs when everything that was synced is healthy. */
export const postSyncHook = hook('PostSync');

/** What runs when a sync has failed. */
export const syncFailHook = hook('SyncFail');

/** What pods need before they start: a kind of these belongs before the migration wherever it comes from. */
const PREREQUISITES = new Set([
  'ServiceAccount',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'ExternalSecret',
  'SecretStore',
  'ClusterSecretStore',
  'SecretProviderClass',
  'SealedSecret',
  'SopsSecret',
  'NetworkPolicy',
  // what an Ingress and its Services name
  'BackendConfig',
  'FrontendConfig',
  'ManagedCertificate',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'LimitRange',
  'PriorityClass',
  'CustomResourceDefinition',
]);

/** The wave of an object that names none. */
export function waveOfKind(kind: string): number {
  if (kind === 'Namespace') return WAVE.namespace;
  return PREREQUISITES.has(kind) ? WAVE.prerequisite : WAVE.workload;
}
