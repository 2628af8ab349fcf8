import { record } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { atLeastOne, atMostOne, exactlyOne, isMap } from '../rules/presence';
import type { ValueCheck } from '../value-checks';
import { inBackends, inClaims, inContainers, inHooks, inPeers, inProbes, kindsOf } from '../where';

const VOLUMES = [
  ...[
    'awsElasticBlockStore',
    'azureDisk',
    'azureFile',
    'cephfs',
    'cinder',
    'configMap',
    'csi',
    'downwardAPI',
  ],
  ...['emptyDir', 'ephemeral', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs'],
  ...['hostPath', 'image', 'iscsi', 'nfs', 'persistentVolumeClaim', 'photonPersistentDisk', 'portworxVolume'],
  ...['projected', 'quobyte', 'rbd', 'scaleIO', 'secret', 'storageos', 'vsphereVolume'],
];

/** A volume of which nothing else is said is an empty directory, which nobody meant. */
const volume: Rule = (value) => {
  const sources = VOLUMES.filter((source) => (record(value)[source] ?? undefined) !== undefined);
  if (sources.length === 1 || !isMap(value)) return FINE;
  const fix = sources.length === 0 ? 'write emptyDir: {}, or another source' : 'make two volumes of it';
  return [{ expected: 'one source of a volume', got: sources, fix }];
};

const VARIABLE: Table = [
  atMostOne('value', 'valueFrom'),
  {
    valueFrom: exactlyOne('configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'),
  },
];

const CONTAINER: Table = [
  inProbes(exactlyOne('httpGet', 'tcpSocket', 'exec', 'grpc')),
  inHooks(exactlyOne('httpGet', 'tcpSocket', 'exec', 'sleep')),
  {
    'env[]': VARIABLE,
    'envFrom[]': exactlyOne('configMapRef', 'secretRef'),
    'volumeMounts[]': atMostOne('subPath', 'subPathExpr'),
  },
];

const SOURCES = exactlyOne(
  ...['configMap', 'secret', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'],
);

/** A range of addresses, or pods by their labels and those of their namespace. */
const peer: Table = [atLeastOne('ipBlock', 'podSelector', 'namespaceSelector'), alone];

function alone(value: unknown) {
  const { ipBlock, podSelector, namespaceSelector } = record(value);
  if ((ipBlock ?? undefined) === undefined || (podSelector ?? namespaceSelector ?? undefined) === undefined)
    return FINE;
  const fix = 'make two peers of it: either of them will do';
  return [{ expected: 'ipBlock alone, or selectors', got: Object.keys(record(value)), fix }];
}

export const choices: ValueCheck = {
  id: 'V5',
  title: 'of what excludes each other one is there',
  why: 'the API server refuses the object',
  fix: 'leave all but one out, and one in',
  pods: [
    inContainers(CONTAINER),
    {
      'volumes[]': [volume, { 'projected.sources[]': SOURCES }],
      'volumes[].downwardAPI.items[]': exactlyOne('fieldRef', 'resourceFieldRef'),
    },
  ],
  kinds: kindsOf(inClaims(atMostOne('dataSource', 'dataSourceRef')), {
    'PodDisruptionBudget.policy': { spec: atMostOne('minAvailable', 'maxUnavailable') },
    'Ingress.networking.k8s.io': [
      inBackends([exactlyOne('service', 'resource'), { 'service.port': exactlyOne('name', 'number') }]),
      { spec: atLeastOne('rules', 'defaultBackend') },
    ],
    'NetworkPolicy.networking.k8s.io': inPeers(peer),
  }),
};
