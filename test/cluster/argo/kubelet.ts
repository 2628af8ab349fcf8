import { kubectl, kubectlOk } from '../kubectl';
import type { Api } from './api';
import type { Event } from './history';
import type { Job, Pod } from './kinds';

const GATE = 'example.com/pending-migrations';
const GUARD = 'wait-for-migration';

const stages = [
  'pod-create',
  'pod-init-container-running',
  'pod-init-container-completed',
  'pod-ready',
  'pod-complete',
];
const quick = stages.flatMap((stage) => [
  [`${stage}.stage.kwok.x-k8s.io/delay`, '100ms'],
  [`${stage}.stage.kwok.x-k8s.io/jitter-delay`, '400ms'],
]);

const policy = (
  name: string,
  services: readonly string[],
  mutation: string,
  conditions: readonly object[] = [],
) => [
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      reinvocationPolicy: 'Never',
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: services }],
        },
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
        ],
      },
      matchConditions: conditions,
      mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: mutation } }],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingAdmissionPolicyBinding',
    metadata: { name },
    spec: { policyName: name },
  },
];

const policies = (services: readonly string[]) => [
  ...policy(
    'argo-test-quick',
    services,
    `Object{metadata: Object.metadata{annotations: ${JSON.stringify(Object.fromEntries(quick))}}}`,
  ),
  ...policy(
    'argo-test-guard',
    services,
    `Object{spec: Object.spec{schedulingGates: [Object.spec.schedulingGates{name: "${GATE}"}]}}`,
    [
      {
        name: 'guarded',
        expression: `has(object.spec.initContainers) && object.spec.initContainers.exists(c, c.name == "${GUARD}")`,
      },
    ],
  ),
];

const asText = (objects: readonly object[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });

/**
 * What kwok's pods do not do: they wait for the migration where they have the library's guard, by a gate that is taken
 * away when a migration Job of their image has completed in their namespace, as `db:abort_if_pending_migrations` would
 * let them go. Pods start in half a second, not in ten.
 */
export function startGuards(api: Api, services: readonly string[]) {
  kubectlOk(['apply', '--server-side', '-f', '-'], asText(policies(services)));
  const schemas = new Set<string>();
  const waiting = new Map<string, Set<string>>();
  const place = (namespace: string | undefined, image: string | undefined) => `${namespace} ${image}`;
  const letGo = (path: string) => api.patch(path, { spec: { schedulingGates: null } }).catch(() => undefined); // it may be gone
  return {
    ofPod({ object: { metadata, spec }, gone }: Event<Pod>): void {
      const isHeld = spec?.schedulingGates?.some(({ name }) => name === GATE) ?? false;
      const schema = place(metadata.namespace, spec?.containers[0]?.image);
      const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
      if (gone || !isHeld) waiting.get(schema)?.delete(path);
      else if (schemas.has(schema)) letGo(path);
      else waiting.set(schema, (waiting.get(schema) ?? new Set()).add(path));
    },
    ofJob({ object: { metadata, spec, status } }: Event<Job>): void {
      if (metadata.labels?.['app.kubernetes.io/component'] !== 'migration') return;
      if (!status?.conditions?.some(({ type, status: is }) => type === 'Complete' && is === 'True')) return;
      const schema = place(metadata.namespace, spec?.template.spec?.containers[0]?.image);
      schemas.add(schema);
      for (const path of waiting.get(schema) ?? []) letGo(path);
    },
    stop(): void {
      kubectl(['delete', '--ignore-not-found', '-f', '-'], asText(policies(services)));
    },
  };
}
