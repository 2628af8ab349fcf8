/**
 * Kinds whose pods go on running, so that they must be rolled to read what has changed, and what the API server
 * calls them. Those of a Job or CronJob are made anew for each run.
 */
export const ROLLING_KINDS: Readonly<Record<string, string>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
};
