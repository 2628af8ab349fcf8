import { field, type Json, list, record, records, text, textAt } from '../../kernel';
import { claimsOf } from '../claims';
import { hasPod, type Placed, type PodMaker } from '../world';
import { namedIn } from './texts';

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

/** Everything in an object that may belong to one environment. */
export const mentionsOf = (placed: Placed): readonly Mention[] => [
  ...(OF_KIND[placed.kind]?.(placed) ?? []),
  ...annotations(placed.object.metadata.annotations ?? {}),
  ...(hasPod(placed) ? ofPod(placed) : []),
];

const OF_KIND: Readonly<Record<string, (placed: Placed) => readonly Mention[]>> = {
  'Ingress.networking.k8s.io': (placed) => [...claims(placed), ...ofTls(placed)],
  'HTTPRoute.gateway.networking.k8s.io': (placed) => claims(placed),
  ConfigMap: ({ object }) => variables(Object.entries(record(object.data)), 'data'),
  ServiceAccount: ({ object }) => [name(object.metadata.name, 'account', 'metadata.name')],
  'NetworkPolicy.networking.k8s.io': ({ object }) => ranges(records(field(object, 'spec', 'egress'))),
  'ExternalSecret.external-secrets.io': ({ object }) => remoteKeys(record(object.spec)),
};

const name = (value: string, place: string, at: string): Mention => ({ what: 'name', value, place, at });

const claims = (placed: Placed): readonly Mention[] =>
  claimsOf(placed)
    .filter(({ host }) => host.includes('.'))
    .map(({ host, at }) => ({ what: 'claim', value: host.toLowerCase(), place: 'hosts', at }));

const ofTls = ({ object }: Placed): readonly Mention[] =>
  records(field(object, 'spec', 'tls')).flatMap(({ hosts, secretName }, index) => {
    const at = `spec.tls.${index}`;
    const secret = text(secretName);
    return [
      ...list(hosts).map(
        (host): Mention => ({
          what: 'claim',
          value: String(host).toLowerCase(),
          place: 'hosts',
          at: `${at}.hosts`,
        }),
      ),
      ...(secret === undefined ? [] : [name(secret, 'tls', `${at}.secretName`)]),
    ];
  });

const CERTIFICATES = 'alb.ingress.kubernetes.io/certificate-arn';

const annotations = (all: Json): readonly Mention[] =>
  Object.entries(all).flatMap(([key, value]): readonly Mention[] => {
    const at = `metadata.annotations.${key}`;
    if (key !== CERTIFICATES) return inText(text(value) ?? '', `annotation ${key}`, at);
    const arns = String(value)
      .split(',')
      .map((arn) => arn.trim());
    return arns.map((arn) => ({ what: 'certificate', value: arn, place: 'certificates', at }));
  });

function inText(value: string, place: string, at: string): readonly Mention[] {
  const { hosts, names, accounts } = namedIn(value);
  if (hosts.length + names.length + accounts.length === 0) return [];
  return [
    ...hosts.map((host): Mention => ({ what: 'host', value: host, place, at })),
    ...names.map((found) => name(found, place, at)),
    ...accounts.map((account): Mention => ({ what: 'account', value: account, place, at })),
  ];
}

/** A bucket is known by its variable where nothing else says what a word is. */
const variables = (all: readonly (readonly [string, unknown])[], at: string): readonly Mention[] =>
  all.flatMap(([variable, value]) => {
    const said = text(value) ?? '';
    const place = `variable ${variable}`;
    return /BUCKET/.test(variable) && /^[\w.-]+$/.test(said)
      ? [name(said, place, `${at}.${variable}`)]
      : inText(said, place, `${at}.${variable}`);
  });

const ofPod = ({ pod, references }: PodMaker): readonly Mention[] => [
  ...references.map(({ kind, name: referred, key = '', at }) => name(referred, `${kind} ${key}`, at)),
  ...pod.containers.flatMap(({ container, at }) => [
    ...variables(
      records(container.env).map((variable) => [textAt(variable, 'name') ?? '', variable.value]),
      `${at}.env`,
    ),
    ...words(container.command, `${at}.command`, container),
    ...words(container.args, `${at}.args`, container),
  ]),
];

const words = (all: unknown, at: string, { name: container }: Json): readonly Mention[] =>
  list(all).flatMap((word, index) => inText(text(word) ?? '', `command of ${container}`, `${at}.${index}`));

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
