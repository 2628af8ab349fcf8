import { entryOf, field, type Json, list, record, records, textAt } from '../../kernel';
import { claimsOf } from '../claims';
import { hasPod, type Placed, type PodMaker } from '../world';
import { NOTHING_NAMED, namedIn } from './texts';

/** A value in an object that may belong to one environment. */
export interface Mention {
  /** A `claim` is a host that the object answers itself; a `range` is one of addresses. */
  readonly what: 'claim' | 'certificate' | 'account' | 'host' | 'name' | 'range';
  readonly value: string;
  /** Where it stands, in words that are the same in every environment. */
  readonly place: string;
  /** The field below the object. */
  readonly at: string;
}

/** Whether a name may belong to one environment: most belong to none, and to ask of each would be slow. */
export type MayBelong = (name: string) => boolean;

/** Everything in an object that may belong to one environment. */
export const mentionsOf = (placed: Placed, mayBelong: MayBelong): readonly Mention[] => [
  ...claimsIn(placed),
  ...(entryOf(OF_KIND, placed.kind)?.(placed) ?? []).filter(
    ({ what, value }) => what !== 'name' || mayBelong(value),
  ),
  ...annotations(placed.object.metadata.annotations ?? {}),
  ...(hasPod(placed) ? ofPod(placed, mayBelong) : []),
];

/** The hosts that it answers, and those that it has certificates for. */
export function claimsIn(placed: Placed): readonly Mention[] {
  if (!ANSWERING.has(placed.kind)) return [];
  const claimed = claimsOf(placed).map(({ host, at }) => ({ host, at }));
  const certified = records(field(placed.object, 'spec', 'tls')).flatMap(({ hosts }, index) =>
    list(hosts).map((host) => ({ host: String(host), at: `spec.tls.${index}.hosts` })),
  );
  return [...claimed, ...certified]
    .filter(({ host }) => host.includes('.'))
    .map(({ host, at }) => ({ what: 'claim', value: host.toLowerCase(), place: 'hosts', at }));
}

const ANSWERING = new Set(['Ingress.networking.k8s.io', 'HTTPRoute.gateway.networking.k8s.io']);

const OF_KIND: Readonly<Record<string, (placed: Placed) => readonly Mention[]>> = {
  'Ingress.networking.k8s.io': ({ object }) =>
    records(field(object, 'spec', 'tls')).flatMap(({ secretName }, index) =>
      typeof secretName === 'string' ? [name(secretName, 'tls', `spec.tls.${index}.secretName`)] : [],
    ),
  ConfigMap: ({ object }) =>
    Object.entries(record(object.data)).flatMap(([key, value]) => variable(key, value, 'data')),
  ServiceAccount: ({ object }) => [name(object.metadata.name, 'account', 'metadata.name')],
  'NetworkPolicy.networking.k8s.io': ({ object }) => ranges(records(field(object, 'spec', 'egress'))),
  'ExternalSecret.external-secrets.io': ({ object }) => remoteKeys(record(object.spec)),
};

const name = (value: string, place: string, at: string): Mention => ({ what: 'name', value, place, at });

const CERTIFICATES = 'alb.ingress.kubernetes.io/certificate-arn';

const annotations = (all: Json): readonly Mention[] =>
  Object.entries(all).flatMap(([key, value]): readonly Mention[] => {
    if (key !== CERTIFICATES) return inText(value, 'annotation', 'metadata.annotations', key);
    const arns = String(value).split(',');
    const at = `metadata.annotations.${key}`;
    return arns.map((arn) => ({ what: 'certificate', value: arn.trim(), place: 'certificates', at }));
  });

const NONE: readonly Mention[] = [];

/** Most texts name nothing, so that nothing is put together for them. */
function inText(value: unknown, kind: string, above: string, key: string | number): readonly Mention[] {
  const named = typeof value === 'string' ? namedIn(value) : NOTHING_NAMED;
  if (named === NOTHING_NAMED) return NONE;
  const at = `${above}.${key}`;
  // where a word stands in a command may differ from one environment to the next
  const place = typeof key === 'number' ? kind : `${kind} ${key}`;
  return [
    ...named.hosts.map((host): Mention => ({ what: 'host', value: host, place, at })),
    ...named.names.map((found) => name(found, place, at)),
    ...named.accounts.map((account): Mention => ({ what: 'account', value: account, place, at })),
  ];
}

/** A bucket is known by its variable where nothing else says what a word is. */
const variable = (key: string, value: unknown, above: string): readonly Mention[] =>
  key.includes('BUCKET') && typeof value === 'string' && /^[\w.-]+$/.test(value)
    ? [name(value, `variable ${key}`, `${above}.${key}`)]
    : inText(value, 'variable', above, key);

function ofPod({ pod, references }: PodMaker, mayBelong: MayBelong): readonly Mention[] {
  const referred = references.filter((reference) => mayBelong(reference.name));
  const found = referred.map(({ kind, name: one, key = '', at }) => name(one, `${kind} ${key}`, at));
  for (const { container, at } of pod.containers) {
    for (const { name: key, value } of records(container.env))
      if (value !== undefined) found.push(...variable(String(key), value, `${at}.env`));
    for (const field of ['command', 'args'])
      for (const [index, word] of list(container[field]).entries())
        found.push(...inText(word, 'command', `${at}.${field}`, index));
  }
  return found;
}

const ranges = (egress: readonly Json[]): readonly Mention[] =>
  egress.flatMap(({ to }, index) =>
    records(to).flatMap((peer) => {
      const cidr = textAt(peer, 'ipBlock', 'cidr');
      return cidr === undefined
        ? []
        : [{ what: 'range', value: cidr, place: 'egress', at: `spec.egress.${index}.to` } as const];
    }),
  );

/** Where in a store a Secret's values lie. https://external-secrets.io/latest/api/externalsecret/ */
const remoteKeys = ({ data, dataFrom }: Json): readonly Mention[] =>
  [
    ...records(data).map((entry) => textAt(entry, 'remoteRef', 'key')),
    ...records(dataFrom).map((entry) => textAt(entry, 'extract', 'key')),
  ].flatMap((key) => (key === undefined ? [] : [name(key, 'store', 'spec')]));
