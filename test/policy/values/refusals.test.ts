import { describe, expect, test } from '@jest/globals';
import { CHECKS } from '../../../lib/policy';
import { VALUE_CHECKS } from '../../../lib/policy/values';
import { refusedBy, specimen } from './specimens';

const APP = 'spec.template.spec.containers.0';
const POD = 'spec.template.spec';

/** A specimen, a place in it, the value that it gets there, and what is said. */
const REFUSED: readonly (readonly [string, string, unknown, string])[] = [
  ['Deployment/all', 'spec.replicas', -1, 'spec.replicas: V1: expected 0 or more, got -1'],
  ['Deployment/all', 'spec.replicas', 2 ** 31, 'spec.replicas: V1: expected a number from 0 to 2147483647'],
  [
    'Deployment/all',
    `${POD}.volumes.0.configMap.defaultMode`,
    755,
    'defaultMode: V1: expected a number from 0 to 511',
  ],
  ['Deployment/all', `${POD}.securityContext.fsGroup`, -1, 'securityContext.fsGroup: V1: expected 0 or more'],
  ['HorizontalPodAutoscaler/all', 'spec.minReplicas', 0, 'spec.minReplicas: V1: expected 1 or more, got 0'],
  ['DaemonSet/agent', 'spec.updateStrategy.rollingUpdate.maxSurge', 1, 'maxSurge: V2: expected none beside'],
  ['PodDisruptionBudget/disk', 'spec.minAvailable', 'half', "V2: expected a count, or a share such as '25%'"],
  [
    'Deployment/all',
    `${APP}.resources.limits`,
    { cpu: '-1' },
    'limits.cpu: V3: expected an amount, none or more',
  ],
  [
    'Deployment/all',
    `${APP}.resources.requests`,
    { 'example.com/gpu': 2 },
    'V3: expected 1, its limit, got 2',
  ],
  [
    'LimitRange/sizes',
    'spec.limits.0.min.cpu',
    '3',
    "limits.0.min.cpu: V3: expected 2 at most, its max, got '3'",
  ],
  ['ResourceQuota/limits', 'spec.hard', { pots: '1' }, 'hard.pots: V3: expected something that can be had'],
  [
    'PersistentVolumeClaim/block',
    'spec.resources.requests.storage',
    '0',
    'V3: expected an amount, more than none',
  ],
  ['CronJob/nightly', 'spec.timeZone', 'JST', 'spec.timeZone: V4: expected a zone of the tz database'],
  [
    'NetworkPolicy/some',
    'spec.ingress.0.from.0.ipBlock.cidr',
    '10.0.0.1/8',
    'ipBlock.cidr: V4: expected a range',
  ],
  ['Ingress/wild', 'spec.rules.0.http.paths.0.path', '/a//b', 'path: V4: expected a path without'],
  ['Service/elsewhere', 'spec.externalName', 'DB', 'spec.externalName: V4: expected a name of lower-case'],
  ['Deployment/all', `${APP}.env.0.name`, 'A=B', 'env.A=B.name: V4: expected a name of printable ASCII'],
  ['Deployment/all', `${APP}.volumeMounts.0.mountPath`, '/a:b', "mountPath: V4: expected a path without ':'"],
  ['Deployment/all', `${APP}.image`, 'app :1', 'containers.app.image: V4: expected an image without blanks'],
  ['Deployment/all', `${POD}.tolerations.0.key`, 'a b', 'tolerations.0.key: V4: expected a key'],
  ['ConfigMap/flags', 'data', { 'a b': '' }, 'data: V4: expected a key of letters'],
  ['ConfigMap/flags', 'data', { a: 'a'.repeat(2 ** 20) }, 'V4: expected 1048576 bytes at most'],
  ['Deployment/all', `${APP}.envFrom.0`, {}, 'envFrom.0: V5: expected one of configMapRef or secretRef'],
  ['Deployment/all', `${APP}.env.1.value`, 'a', 'env.NODE: V5: expected one of value or valueFrom at most'],
  [
    'Ingress/wild',
    'spec.defaultBackend.service.port.name',
    'http',
    'service.port: V5: expected one of name or number',
  ],
  [
    'NetworkPolicy/some',
    'spec.ingress.0.from.2',
    {},
    'from.2: V5: expected ipBlock, podSelector or namespaceSelector',
  ],
  [
    'PodDisruptionBudget/disk',
    'spec.maxUnavailable',
    1,
    'spec: V5: expected one of minAvailable or maxUnavailable',
  ],
  [
    'Deployment/all',
    'spec.strategy.type',
    'Recreate',
    'rollingUpdate: V6: expected nothing but where type is RollingUpdate',
  ],
  ['Deployment/all', 'spec.minReadySeconds', 60, 'progressDeadlineSeconds: V6: expected more than 60'],
  ['Deployment/all', `${POD}.restartPolicy`, 'Never', 'restartPolicy: V6: expected Always'],
  ['Deployment/all', `${APP}.livenessProbe.successThreshold`, 2, 'successThreshold: V6: expected 1'],
  [
    'Deployment/all',
    `${POD}.tolerations.2.operator`,
    'Equal',
    'operator: V6: expected Exists where no key is named',
  ],
  ['Deployment/all', `${POD}.dnsConfig.nameservers`, [], 'nameservers: V6: expected one at least'],
  [
    'HorizontalPodAutoscaler/all',
    'spec.maxReplicas',
    1,
    'maxReplicas: V6: expected 2 or more, its minReplicas',
  ],
  [
    'HorizontalPodAutoscaler/all',
    'spec.metrics.1.type',
    'Pods',
    'metrics.1.pods: V6: expected a value where type is Pods',
  ],
  ['NetworkPolicy/some', 'spec.ingress.0.ports.0.endPort', 80, 'endPort: V6: expected 8000 or more, got 80'],
  [
    'Service/outside',
    'spec.ports.0.name',
    undefined,
    'ports.0.name: V6: expected a name, for there are several',
  ],
  [
    'Service/outside',
    'spec.type',
    'ClusterIP',
    'nodePort: V6: expected none but of NodePort and LoadBalancer',
  ],
  [
    'Service/elsewhere',
    'spec.externalName',
    '',
    'externalName: V6: expected a value where type is ExternalName',
  ],
  [
    'Job/parts',
    'spec.completions',
    null,
    'completions: V6: expected a value where completionMode is Indexed',
  ],
  ['Job/parts', 'spec.maxFailedIndexes', 6, 'maxFailedIndexes: V6: expected 5 at most, its completions'],
  [
    'RoleBinding/readers',
    'subjects.1.apiGroup',
    'apps',
    "apiGroup: V6: expected 'rbac.authorization.k8s.io' for a User",
  ],
  ['ConfigMap/flags', 'binaryData', { a: '' }, "binaryData: V6: expected no key of data, got 'a'"],
  [
    'PersistentVolumeClaim/block',
    'spec.accessModes',
    [],
    'spec.accessModes: V7: expected at least one entry',
  ],
  ['Role/reader', 'rules.0.verbs', [], 'rules.0.verbs: V7: expected at least one entry'],
  ['Deployment/all', `${POD}.containers`, [], 'containers: V7: expected at least one entry'],
  [
    'Deployment/all',
    `${POD}.activeDeadlineSeconds`,
    5,
    'activeDeadlineSeconds: V7: expected none for pods that stay',
  ],
  ['Service/outside', 'spec.ports.1.name', 'http', 'spec.ports: V8: expected each name once, got http twice'],
  [
    'Deployment/all',
    `${POD}.dnsConfig.nameservers`,
    Array(4).fill('10.0.0.1'),
    'V8: expected 3 entries at most, got 4',
  ],
];

describe('values of the right type are refused', () => {
  test.each(REFUSED)('%s with %s as %j', (title, place, value, said) => {
    const found = refusedBy(VALUE_CHECKS, specimen(title, { [place]: value }));
    expect(found).toContainEqual(expect.stringContaining(said));
  });
});

describe('a value of another type than its field takes is left to the schema', () => {
  const places = [
    'spec.replicas',
    'spec.strategy.rollingUpdate.maxSurge',
    `${APP}.image`,
    `${APP}.livenessProbe.periodSeconds`,
  ];

  test.each(places)('such as %s', (place) => {
    for (const odd of [true, [], [null]]) {
      expect(refusedBy(VALUE_CHECKS, specimen('Deployment/all', { [place]: odd }))).toEqual([]);
    }
  });
});

describe('an object that says not what it is', () => {
  test.each(['apiVersion', 'kind', 'metadata'])('is refused without %s, and no check throws', (field) => {
    const odd = specimen('Deployment/all', { [field]: undefined });
    expect(refusedBy(CHECKS, odd)).not.toEqual([]);
  });
});
