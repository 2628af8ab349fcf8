import { isDnsSubdomain, record } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import {
  address,
  dataKey,
  fieldInFile,
  fieldOfPod,
  header,
  image,
  portName,
  resourceOfContainer,
  variable,
} from '../rules/formats';
import { labelMap, labelSelector, nodeTerm } from '../rules/selectors';
import {
  absolutePath,
  dnsLabel,
  labelKey,
  labelValue,
  oneOf,
  pathInVolume,
  subdomain,
  textIfAny,
  textThat,
} from '../rules/texts';
import {
  at,
  inAffinityTerms,
  inContainers,
  inFiles,
  inHandlers,
  inHooks,
  inNodeTerms,
  inPodSelectors,
} from '../where';

/** Of one that must be there another check says so when it is not, whatever it is called. */
const ifOptional =
  (rule: Rule, key: string): Rule =>
  (value) =>
    record(value).optional === true ? rule(record(value)[key]).map((said) => ({ ...said, at: key })) : FINE;

const MAP: Table = [ifOptional(subdomain, 'name'), ifOptional(dataKey, 'key')];

const ENV: Table = {
  name: variable,
  'valueFrom.secretKeyRef': { name: subdomain, key: dataKey },
  'valueFrom.configMapKeyRef': MAP,
  'valueFrom.fieldRef': { fieldPath: fieldOfPod, apiVersion: oneOf('v1') },
  'valueFrom.resourceFieldRef.resource': resourceOfContainer,
};

/** A node puts '/' before a path that has none. */
const mountPath = textIfAny((text) => !text.includes(':'), "a path without ':'", 'mount it at another path');

const CONTAINER: Table = [
  inHandlers({ 'httpGet.httpHeaders[].name': header }),
  inHooks(at(['httpGet.port', 'tcpSocket.port'], portName)),
  {
    image,
    'env[]': ENV,
    'envFrom[]': { prefix: variable, configMapRef: MAP, 'secretRef.name': subdomain },
    'volumeMounts[]': { mountPath, subPath: pathInVolume, subPathExpr: pathInVolume },
  },
];

const FILES: Table = {
  'items[].path': pathInVolume,
  'items[].fieldRef.fieldPath': fieldInFile,
  'items[].resourceFieldRef.resource': resourceOfContainer,
};

const noWayBack = textThat(
  (text) => !text.split('/').includes('..'),
  "a path without '..'",
  'write it from the root',
);

const VOLUME: Table = {
  configMap: MAP,
  'secret.secretName': subdomain,
  'secret.items[].key': dataKey,
  'nfs.path': absolutePath,
  'csi.driver': textIfAny(
    (text) => isDnsSubdomain(text.toLowerCase()),
    'the name of a driver',
    "write it as 'secrets-store.csi.k8s.io'",
  ),
  'hostPath.path': noWayBack,
  'projected.sources[]': {
    configMap: MAP,
    secret: { name: subdomain, 'items[].key': dataKey },
    'serviceAccountToken.path': pathInVolume,
  },
  'emptyDir.medium': textIfAny(
    (text) => /^(Memory|HugePages(-.+)?)$/.test(text),
    'Memory, or nothing for the disk',
    'leave it out',
  ),
};

const sysctl = textIfAny(
  (text) =>
    text.length <= 253 && /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(text),
  'the name of a kernel parameter',
  "write it as 'net.ipv4.tcp_syncookies'",
);

/** A domain; the root is one too. */
const searched = textThat(
  (text) => text === '.' || isDnsSubdomain(text.replace(/\.$/, '')),
  'a domain',
  "write it as 'svc.cluster.local'",
);

const TOLERATION: Table = {
  key: labelKey,
  value: labelValue,
};

export const podFormats: Table = [
  inContainers(CONTAINER),
  inFiles(FILES),
  inPodSelectors(labelSelector),
  inAffinityTerms({ topologyKey: labelKey, 'namespaces[]': dnsLabel }),
  inNodeTerms(nodeTerm),
  { 'volumes[]': VOLUME, 'tolerations[]': TOLERATION, nodeSelector: labelMap },
  at(['priorityClassName', 'runtimeClassName', 'nodeName'], subdomain),
  {
    hostname: dnsLabel,
    subdomain: dnsLabel,
    'hostAliases[]': { ip: address, 'hostnames[]': subdomain },
    'imagePullSecrets[].name': subdomain,
    'readinessGates[].conditionType': labelKey,
    'topologySpreadConstraints[]': { topologyKey: labelKey, 'matchLabelKeys[]': labelKey },
    'dnsConfig.nameservers[]': address,
    'dnsConfig.searches[]': searched,
    'securityContext.sysctls[].name': sysctl,
  },
];
