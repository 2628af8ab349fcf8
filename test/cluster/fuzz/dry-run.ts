import type { Ask } from '../../../lib/cli/cluster/api';
import { type Manifest, textAt } from '../../../lib/kernel';

const APPS = 'apis/apps/v1/namespaces/*';
const BATCH = 'apis/batch/v1/namespaces/*';
const NETWORKING = 'apis/networking.k8s.io/v1/namespaces/*';
const RBAC = 'apis/rbac.authorization.k8s.io/v1/namespaces/*';

/** Where the API server keeps each kind. */
const FOLDERS: Readonly<Record<string, string>> = {
  ConfigMap: 'api/v1/namespaces/*/configmaps',
  CronJob: `${BATCH}/cronjobs`,
  DaemonSet: `${APPS}/daemonsets`,
  Deployment: `${APPS}/deployments`,
  HTTPRoute: 'apis/gateway.networking.k8s.io/v1/namespaces/*/httproutes',
  HorizontalPodAutoscaler: 'apis/autoscaling/v2/namespaces/*/horizontalpodautoscalers',
  Ingress: `${NETWORKING}/ingresses`,
  Job: `${BATCH}/jobs`,
  LimitRange: 'api/v1/namespaces/*/limitranges',
  Namespace: 'api/v1/namespaces',
  NetworkPolicy: `${NETWORKING}/networkpolicies`,
  PersistentVolumeClaim: 'api/v1/namespaces/*/persistentvolumeclaims',
  PodDisruptionBudget: 'apis/policy/v1/namespaces/*/poddisruptionbudgets',
  ResourceQuota: 'api/v1/namespaces/*/resourcequotas',
  Role: `${RBAC}/roles`,
  RoleBinding: `${RBAC}/rolebindings`,
  Service: 'api/v1/namespaces/*/services',
  ServiceAccount: 'api/v1/namespaces/*/serviceaccounts',
  StatefulSet: `${APPS}/statefulsets`,
};

/** Why an API server would not make what an object has become; undefined where it would. */
export async function refusedByServer(
  ask: Ask,
  original: Manifest,
  mutant: Manifest,
  namespace: string,
): Promise<string | undefined> {
  const folder = (FOLDERS[original.kind] ?? original.kind).replace('*', namespace);
  const name = textAt(mutant, 'metadata', 'name') || original.metadata.name;
  const { status, body } = await ask({
    method: 'PATCH',
    url: `/${folder}/${encodeURIComponent(name)}`,
    query: { fieldManager: 'fuzz', force: 'true', dryRun: 'All', fieldValidation: 'Strict' },
    type: 'application/apply-patch+yaml',
    body: inNamespace(original, mutant, namespace),
  });
  return status < 300 ? undefined : (textAt(body, 'message') ?? `status ${status}`);
}

/** A namespace that nobody changed is the test's own. */
function inNamespace(original: Manifest, mutant: Manifest, namespace: string): Manifest {
  const own = original.metadata.namespace;
  if (own === undefined || textAt(mutant, 'metadata', 'namespace') !== own) return mutant;
  return { ...mutant, metadata: { ...mutant.metadata, namespace } };
}
