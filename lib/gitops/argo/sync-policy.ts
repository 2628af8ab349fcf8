/**
 * How Applications are synced. No `refresh` among the retries: a sync that repairs drift runs no hooks, and would take
 * a new commit along without its migration.
 */
export const SYNC_POLICY = {
  automated: { prune: true, selfHeal: true },
  syncOptions: ['PruneLast=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
  // a broken revision is tried three times, then the next commit has its turn within a minute
  retry: { limit: 2, backoff: { duration: '5s', factor: 2, maxDuration: '20s' } },
};

/** Commits that change nothing in the Application's own folder are none of its business. */
export const OWN_FOLDER_ONLY = { 'argocd.argoproj.io/manifest-generate-paths': '.' };
