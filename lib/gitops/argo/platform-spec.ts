import { posix } from 'node:path';
import type { Manifest } from '../../kernel';
import type { ArgoPlan } from './argo-plan';
import { IN_CLUSTER } from './installation';
import { PLATFORM } from './names';
import { FAILURES } from './notification-triggers';
import { subscriptions } from './notifications-spec';
import { OWN_FOLDER_ONLY, SYNC_POLICY } from './sync-policy';
import { groupKind } from './usual-kinds';

const KINDS = [
  'ConfigMap',
  'AppProject.argoproj.io',
  'Application.argoproj.io',
  'ApplicationSet.argoproj.io',
];

/** Keeps Argo CD's own objects as they are in `folder`, a path inside `dist`. */
export const platformSpec = (argo: ArgoPlan, folder: string): readonly Manifest[] => [
  project(argo),
  application(argo, folder),
];

const project = (argo: ArgoPlan): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: PLATFORM, namespace: argo.namespace },
  spec: {
    description: 'What Argo CD itself is told',
    sourceRepos: [argo.repository],
    destinations: [{ server: IN_CLUSTER, namespace: argo.namespace }],
    namespaceResourceWhitelist: KINDS.map(groupKind),
  },
});

const application = (
  { namespace, repository, revision, path, slack }: ArgoPlan,
  folder: string,
): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: PLATFORM,
    namespace,
    labels: { 'app.kubernetes.io/name': PLATFORM },
    annotations: { ...OWN_FOLDER_ONLY, ...subscriptions(slack?.channel, FAILURES) },
  },
  spec: {
    project: PLATFORM,
    source: { repoURL: repository, targetRevision: revision, path: posix.join(path, folder) },
    destination: { server: IN_CLUSTER, namespace },
    syncPolicy: {
      // a freeze is brought here before it is in Git, and a team's project may go when its Applications have gone
      automated: { prune: false, selfHeal: false },
      syncOptions: ['ServerSideApply=true'],
      retry: SYNC_POLICY.retry,
    },
  },
});
