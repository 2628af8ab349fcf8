import { entryOf, field, type Json, records, text, textAt } from '../kernel';
import { once } from './once';
import type { Placed } from './world';

/** A host and a path that an object wants to answer, and at which door. */
export interface Claim {
  /** Equal for two claims where only one of them can win. */
  readonly key: string;
  readonly host: string;
  readonly path: string;
  /** The listeners of the door; undefined for all that it has. */
  readonly listeners: readonly string[] | undefined;
  readonly at: string;
}

/** Another claim to the same requests. */
export const meet = (one: Claim, other: Claim): boolean =>
  one.key === other.key &&
  (one.listeners === undefined ||
    other.listeners === undefined ||
    one.listeners.some((listener) => other.listeners?.includes(listener)));

const KINDS: Readonly<Record<string, (placed: Placed) => readonly Claim[]>> = {
  'Ingress.networking.k8s.io': ofIngress,
  'HTTPRoute.gateway.networking.k8s.io': ofRoute,
};

/** What an Ingress or an HTTPRoute claims; nothing for other kinds. Several checks ask. */
export const claimsOf = (placed: Placed): readonly Claim[] =>
  Object.hasOwn(KINDS, placed.kind) ? read(placed) : NONE;

const NONE: readonly Claim[] = [];
const read = once((placed: Placed): readonly Claim[] => entryOf(KINDS, placed.kind)?.(placed) ?? NONE);

const key = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** `/a` and `/a/` are the same prefix. */
const prefix = (path: string): string => path.replace(/\/$/, '');

const ALB = 'alb.ingress.kubernetes.io';

function ofIngress({ object }: Placed): readonly Claim[] {
  const annotation = (name: string) => textAt(object.metadata, 'annotations', name);
  // a canary stands beside what it tries out, on purpose
  if (annotation('nginx.ingress.kubernetes.io/canary') === 'true') return [];
  const door = [
    textAt(object, 'spec', 'ingressClassName') ?? annotation('kubernetes.io/ingress.class'),
    annotation(`${ALB}/scheme`),
  ];
  const listeners = annotation(`${ALB}/listen-ports`)?.match(/\d+/g) ?? undefined;
  return records(field(object, 'spec', 'rules')).flatMap(({ host = '*', http }) =>
    records(field(http, 'paths')).map(({ path = '/', pathType }) => {
      const what = pathType === 'Exact' ? ['Exact', path] : [prefix(String(path))];
      const at = `spec.rules.${host}.${path}`;
      return { key: key(door, host, what), host: String(host), path: String(path), listeners, at };
    }),
  );
}

function ofRoute({ object, namespace }: Placed): readonly Claim[] {
  const hosts = field(object, 'spec', 'hostnames');
  const matches = records(field(object, 'spec', 'rules')).flatMap((rule, index) => {
    const all = records(rule.matches);
    return (all.length === 0 ? [{}] : all).map((match) => ({ match, at: `spec.rules.${index}.matches` }));
  });
  return records(field(object, 'spec', 'parentRefs')).flatMap((parent) =>
    (Array.isArray(hosts) && hosts.length > 0 ? hosts : ['*']).flatMap((host: unknown) =>
      matches.map(({ match, at }) => claim(parent, namespace, String(host), match, at)),
    ),
  );
}

function claim(parent: Json, namespace: string, host: string, match: Json, at: string): Claim {
  const path = textAt(match, 'path', 'value') ?? '/';
  const type = textAt(match, 'path', 'type') ?? 'PathPrefix';
  const door = [parent.kind ?? 'Gateway', parent.namespace ?? namespace, parent.name];
  const listener = text(parent.sectionName) ?? parent.port;
  const what = type === 'PathPrefix' ? [prefix(path)] : [type, path];
  return {
    key: key(door, host, what, match.method, match.headers, match.queryParams),
    host,
    path,
    listeners: listener === undefined ? undefined : [String(listener)],
    at,
  };
}
