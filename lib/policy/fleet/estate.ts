import { type Environment, type IngressFacts, textAt } from '../../kernel';
import type { World } from '../world';
import { claimsIn, type MayBelong } from './mentions';

/** What the platform says that an environment has, in all of its clusters. */
interface Estate {
  readonly name: string;
  readonly production: boolean;
  readonly domains: ReadonlySet<string>;
  readonly certificates: ReadonlySet<string>;
  /** AWS accounts of its certificates. */
  readonly accounts: ReadonlySet<string>;
  /** Addresses of its databases, caches and other endpoints. */
  readonly ranges: ReadonlySet<string>;
}

/** What belongs to which environment: by what the platform says, and by what is rendered there. */
export interface Estates {
  readonly all: ReadonlyMap<string, Estate>;
  /** Environments by what they have; several where they share it. */
  readonly domains: Owners;
  readonly certificates: Owners;
  readonly accounts: Owners;
  /** By a host that something answers there. */
  readonly hosts: Owners;
  /** By service and name of a ServiceAccount that is made there. */
  readonly serviceAccounts: Owners;
}

export type Owners = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the facts of every environment, and goes once through what is rendered for it. */
export function estatesOf(worlds: readonly World[]): Estates {
  const all = new Map<string, Estate>();
  const [hosts, serviceAccounts] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const { environment, objects } of worlds) {
    if (environment === undefined) continue;
    all.set(environment.name, estate(environment, all.get(environment.name)));
    for (const placed of objects) {
      const { kind, object, from } = placed;
      if (kind === 'ServiceAccount')
        add(serviceAccounts, accountKey(from.service, object.metadata.name), environment.name);
      for (const { value } of claimsIn(placed)) add(hosts, value, environment.name);
    }
  }
  const owners = (has: (estate: Estate) => ReadonlySet<string>): Owners => {
    const found = new Map<string, Set<string>>();
    for (const one of all.values()) for (const value of has(one)) add(found, value, one.name);
    return found;
  };
  return {
    all,
    hosts,
    serviceAccounts,
    domains: owners(({ domains }) => domains),
    certificates: owners(({ certificates }) => certificates),
    accounts: owners(({ accounts }) => accounts),
  };
}

export const accountKey = (service: string, name: string): string => `${service} ${name}`;

/** A name with the name of an environment somewhere in it, or that of a ServiceAccount in another environment. */
export function mayBelongIn({ all, serviceAccounts }: Estates): MayBelong {
  const names = [...all.keys()].map((name) => name.replaceAll('-', '[^a-z0-9]+'));
  const named = new RegExp(names.join('|'), 'i');
  const accounts = new Set<string>();
  for (const [key, environments] of serviceAccounts)
    if (environments.size < all.size) accounts.add(key.slice(key.indexOf(' ') + 1));
  return (name) => named.test(name) || accounts.has(name);
}

function add(owners: Map<string, Set<string>>, key: string, environment: string): void {
  const before = owners.get(key);
  if (before === undefined) owners.set(key, new Set([environment]));
  else before.add(environment);
}

function estate({ name, production, domain, egress, ...rest }: Environment, before?: Estate): Estate {
  const arns = [rest.ingress, ...Object.values(rest.ingresses ?? {})].flatMap(arnOf);
  return {
    name,
    production,
    domains: new Set([...(before?.domains ?? []), ...(domain === undefined ? [] : [domain.toLowerCase()])]),
    certificates: new Set([...(before?.certificates ?? []), ...arns]),
    accounts: new Set([...(before?.accounts ?? []), ...arns.flatMap((arn) => arn.split(':')[4] ?? [])]),
    ranges: new Set([
      ...(before?.ranges ?? []),
      ...Object.values(egress.endpoints).flatMap(({ cidrs }) => cidrs),
    ]),
  };
}

const arnOf = (facts: IngressFacts | undefined): readonly string[] =>
  [textAt(facts, 'certificateArn'), textAt(facts, 'tls', 'arn')].filter((arn) => arn !== undefined);
