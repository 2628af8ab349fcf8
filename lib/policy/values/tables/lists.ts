import { record, records, text } from '../../../kernel';
import type { Rule, Table } from '../rule';
import { atMostItems, distinct, distinctTexts, said } from '../rules/lists';
import type { ValueCheck } from '../value-checks';
import { at, inContainers, kindsOf } from '../where';

type Item = Readonly<Record<string, unknown>>;

const protocol = (port: Item): unknown => port.protocol ?? 'TCP';

const nameOf = ({ name }: Item): string | undefined => (name === '' ? undefined : text(name));

/** Ports of one name are told apart no more: what else they share is no second mistake. */
const portAndProtocol: Rule = (value) => {
  const ports = records(value);
  const names = ports.map(nameOf);
  const own = ports.filter((_, index) => names[index] === undefined || names.indexOf(names[index]) === index);
  return distinct(
    ({ containerPort, port = containerPort, ...item }) => `${port} ${protocol(item)}`,
    'port and protocol',
  )(own);
};

const named = distinct(nameOf, 'name');

const numbered = distinct(
  ({ nodePort, ...port }) =>
    nodePort === undefined || nodePort === 0 ? undefined : `${nodePort} ${protocol(port)}`,
  'nodePort',
);

const CONTAINER: Table = {
  volumeMounts: distinct(
    ({ mountPath }) => (typeof mountPath === 'string' ? mountPath : undefined),
    'mountPath',
  ),
  ports: portAndProtocol,
};

const FILES = ['configMap', 'secret', 'downwardAPI'];

/** Of two files at one path, one is lost. */
const paths: Rule = (value) => {
  const items = records(record(value).sources).flatMap((source) =>
    FILES.flatMap((name) => records(record(source[name]).items)),
  );
  return distinct(({ path }) => text(path), 'path')(items);
};

const POD: Table = [
  inContainers(CONTAINER),
  {
    topologySpreadConstraints: distinct(
      said('topologyKey', 'whenUnsatisfiable'),
      'topologyKey with whenUnsatisfiable',
    ),
    hostAliases: distinct(said('ip'), 'address'),
    'securityContext.sysctls': named,
    imagePullSecrets: distinct(said('name'), 'name'),
    'volumes[].projected': paths,
    'dnsConfig.nameservers': atMostItems(3),
    'dnsConfig.searches': atMostItems(32),
  },
];

const types: Rule = distinct(({ type }) => (typeof type === 'string' ? type : undefined), 'type');

const HEADERS = ['requestHeaderModifier', 'responseHeaderModifier'].flatMap((filter) =>
  ['set', 'add'].map((verb) => `spec.rules[].filters[].${filter}.${verb}`),
);

const parents = distinct(said('group', 'kind', 'namespace', 'name', 'sectionName', 'port'), 'parent');

export const lists: ValueCheck = {
  id: 'V8',
  title: 'what a list tells apart by its fields is in it once, and no list is too long',
  why: 'the API server refuses the object, or one of the two is lost',
  fix: 'take one of the two away',
  pods: POD,
  kinds: kindsOf({
    Service: { 'spec.ports': [portAndProtocol, named, numbered], 'spec.ipFamilies': distinctTexts },
    LimitRange: { 'spec.limits': types },
    'HTTPRoute.gateway.networking.k8s.io': {
      ...at(HEADERS, named),
      'spec.parentRefs': parents,
    },
    'NetworkPolicy.networking.k8s.io': { 'spec.policyTypes': atMostItems(2) },
  }),
};
