import type { Ask } from '../../../lib/cli/cluster/api';
import type { Manifest } from '../../../lib/kernel';

/** Where the API server keeps each kind. */
const PLURALS: Readonly<Record<string, string>> = {
  ConfigMap: 'api/v1/namespaces/*/configmaps',
  CronJob: 'apis/batch/v1/namespaces/*/cronjobs',
  DaemonSet: 'apis/apps/v1/namespaces/*/daemonsets',
  Deployment: 'apis/apps/v1/namespaces/*/deployments',
  HTTPRoute: 'apis/gateway.networking.k8s.io/v1/namespaces/*/httproutes',
  HorizontalPodAutoscaler: 'apis/autoscaling/v2/namespaces/*/horizontalpodautoscalers',
  Ingress: 'apis/networking.k8s.io/v1/namespaces/*/ingresses',
  Job: 'apis/batch/v1/namespaces/*/jobs',
  LimitRange: 'api/v1/namespaces/*/limitranges',
  Namespace: 'api/v1/namespaces',
  NetworkPolicy: 'apis/networking.k8s.io/v1/namespaces/*/networkpolicies',
  PersistentVolumeClaim: 'api/v1/namespaces/*/persistentvolumeclaims',
  PodDisruptionBudget: 'apis/policy/v1/namespaces/*/poddisruptionbudgets',
  ResourceQuota: 'api/v1/namespaces/*/resourcequotas',
  Role: 'apis/rbac.authorization.k8s.io/v1/namespaces/*/roles',
  RoleBinding: 'apis/rbac.authorization.k8s.io/v1/namespaces/*/rolebindings',
  Secret: 'api/v1/namespaces/*/secrets',
  Service: 'api/v1/namespaces/*/services',
  ServiceAccount: 'api/v1/namespaces/*/serviceaccounts',
  StatefulSet: 'apis/apps/v1/namespaces/*/statefulsets',
};

/** Why the API server would not make what is to be of an original's kind, in a namespace; undefined where it would. */
export async function refusedByServer(
  ask: Ask,
  original: Manifest,
  mutant: Manifest,
  namespace: string,
): Promise<string | undefined> {
  const placed = inNamespace(original, mutant, namespace);
  const folder = (PLURALS[original.kind] ?? '').replace('*', namespace);
  const name: unknown = placed.metadata?.name;
  const named = typeof name === 'string' && name !== '' ? name : original.metadata.name;
  const { status, body } = await ask({
    method: 'PATCH',
    url: `/${folder}/${encodeURIComponent(named)}`,
    query: { fieldManager: 'fuzz', force: 'true', dryRun: 'All', fieldValidation: 'Strict' },
    type: 'application/apply-patch+yaml',
    body: placed,
  });
  return status < 300 ? undefined : ((body as { message?: string }).message ?? `status ${status}`);
}

/** A namespace that nobody changed is the test's own; one that somebody changed is what it became. */
function inNamespace(original: Manifest, mutant: Manifest, namespace: string): Manifest {
  const own = original.metadata.namespace;
  if (own === undefined || mutant.metadata?.namespace !== own) return mutant;
  return { ...mutant, metadata: { ...mutant.metadata, namespace } };
}
