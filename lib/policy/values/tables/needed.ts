import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { filled } from '../rules/formats';
import { needs, needsEntries, notEmpty } from '../rules/presence';
import type { ValueCheck } from '../value-checks';
import {
  at,
  inAffinityTerms,
  inBackends,
  inClaims,
  inContainers,
  inFiles,
  inHandlers,
  kindsOf,
} from '../where';

/** What is left out is the schema's matter; what is there and says nothing is no better. */
const KEY: Table = { name: filled, key: filled };

const CONTAINER: Table = [
  inHandlers({ 'exec.command': notEmpty, 'httpGet.httpHeaders[].name': filled }),
  {
    image: filled,
    'env[].name': filled,
    'env[].valueFrom': {
      secretKeyRef: KEY,
      configMapKeyRef: KEY,
      'fieldRef.fieldPath': filled,
      'resourceFieldRef.resource': filled,
    },
    'envFrom[]': at(['configMapRef.name', 'secretRef.name'], filled),
    'volumeMounts[].mountPath': filled,
    'volumeDevices[].devicePath': filled,
  },
];

const CLAIM: Table = { accessModes: notEmpty, 'resources.requests': needs('storage') };

const VOLUME: Table = [
  at(
    ['configMap.name', 'secret.secretName', 'persistentVolumeClaim.claimName', 'hostPath.path', 'csi.driver'],
    filled,
  ),
  at(['nfs.server', 'nfs.path', 'image.reference'], filled),
  { ephemeral: needs('volumeClaimTemplate'), 'ephemeral.volumeClaimTemplate.spec': CLAIM },
  at(
    ['configMap.name', 'secret.name', 'serviceAccountToken.path'].map((key) => `projected.sources[].${key}`),
    filled,
  ),
];

const POD: Table = [
  inContainers(CONTAINER),
  inFiles({ 'items[]': { key: filled, path: filled } }),
  inAffinityTerms({ topologyKey: filled }),
  {
    containers: notEmpty,
    'volumes[]': VOLUME,
    'topologySpreadConstraints[].topologyKey': filled,
    'hostAliases[].ip': filled,
    'securityContext.sysctls[].name': filled,
    'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms': notEmpty,
  },
];

/** Permissions for nothing, or to do nothing. */
const RULE: Table = [needsEntries('apiGroups', 'resources'), { verbs: notEmpty }];

const METRICS: Table = [
  at(['resource', 'containerResource'], { name: filled }),
  { 'containerResource.container': filled },
  at(['pods.metric', 'object.metric', 'external.metric', 'object.describedObject'], { name: filled }),
];

/** Kubernetes' own fields read null as nothing; those of a custom resource take it only where their definition says so. */
const noNulls: Rule = (value) => nullsIn(value, []);

const nullsIn = (value: unknown, way: readonly string[]): readonly Complaint[] => {
  if (value === null) return [{ at: way.join('.'), expected: 'a value', got: value, fix: 'leave it out' }];
  if (typeof value !== 'object') return FINE;
  return Object.entries(value).flatMap(([key, inner]) => nullsIn(inner, [...way, key]));
};

/** A Job ends, so it must be said what becomes of a container that fails. */
const ENDS: Table = needs('restartPolicy');

const noPodWithoutEnd: Rule = (value) => {
  const deadline = (value as { readonly activeDeadlineSeconds?: unknown }).activeDeadlineSeconds ?? undefined;
  if (deadline === undefined) return FINE;
  return [
    { at: 'activeDeadlineSeconds', expected: 'none for pods that stay', got: deadline, fix: 'leave it out' },
  ];
};

const STAYS: Table = { 'spec.template.spec': noPodWithoutEnd };

export const needed: ValueCheck = {
  id: 'V7',
  title: 'what must be said is said, and not with an empty text or list',
  why: 'the API server refuses the object',
  fix: 'write the field that is named',
  pods: POD,
  kinds: kindsOf(inClaims(CLAIM), {
    'Job.batch': { 'spec.template.spec': ENDS, 'spec.successPolicy': needsEntries('rules') },
    'CronJob.batch': { 'spec.jobTemplate.spec.template.spec': ENDS, 'spec.schedule': filled },
    'Deployment.apps': STAYS,
    'StatefulSet.apps': STAYS,
    'DaemonSet.apps': STAYS,
    'Ingress.networking.k8s.io': [
      { 'spec.ingressClassName': filled, 'spec.rules[].http.paths': notEmpty, 'spec.tls[].hosts[]': filled },
      inBackends({ service: [needs('port'), { name: filled }] }),
    ],
    'Role.rbac.authorization.k8s.io': { 'rules[]': RULE },
    'RoleBinding.rbac.authorization.k8s.io': {
      roleRef: { name: filled },
      'subjects[]': { kind: filled, name: filled },
    },
    'HorizontalPodAutoscaler.autoscaling': {
      'spec.scaleTargetRef': [needs('apiVersion'), { kind: filled, name: filled }],
      'spec.metrics[]': METRICS,
      'spec.behavior': at(['scaleUp.policies', 'scaleDown.policies'], notEmpty),
    },
    LimitRange: { 'spec.limits[].type': filled },
    'HTTPRoute.gateway.networking.k8s.io': { spec: noNulls, 'spec.rules': notEmpty },
  }),
};
