import type { Environment } from '../../kernel';
import type { Estates } from './estate';
import type { Mention } from './mentions';
import { hasWord, otherOwner, type Suspicion, type Whose } from './whose';

/**
 * A host belongs to the environment with the longest domain that it ends in, and to those where something answers it.
 * The domain of production is often the company's: what only ends in that may be anybody's.
 */
export function hostSuspicion(
  { value, what }: Mention,
  { environment, estates }: Whose,
): Suspicion | undefined {
  const host = value.replace(/^\*\./, '');
  const owners = byDomain(host, estates);
  if (hasWord(host, environment.name)) return undefined;
  if (owners?.has(environment.name))
    return what === 'claim' && owners.size > 1 ? claimedTwice(value, environment, estates) : undefined;
  const [owner] = owners ?? [];
  if (owner !== undefined)
    return OF_DOMAIN[what === 'claim' ? what : 'host']({ value, owner, environment, estates });
  if (what === 'claim') return claimedTwice(value, environment, estates);
  const answering = otherOwner(estates.hosts, value, environment);
  return answering === undefined ? undefined : { owner: answering, weight: 'unless shared' };
}

interface Owned {
  readonly value: string;
  readonly owner: string;
  readonly environment: Environment;
  readonly estates: Estates;
}

const OF_DOMAIN: Readonly<Record<'claim' | 'host', (owned: Owned) => Suspicion | undefined>> = {
  claim: (owned) =>
    isAnswered(owned) || isApart(owned) ? { owner: owned.owner, weight: 'certain' } : undefined,
  host: (owned) => ({ owner: owned.owner, weight: weightOf(owned) }),
};

function weightOf(owned: Owned): Suspicion['weight'] {
  const { owner, environment, estates } = owned;
  const ofLess = environment.production && estates.all.get(owner)?.production === false;
  if (isApart(owned)) return ofLess ? 'certain' : 'unless shared';
  return isAnswered(owned) ? 'unless shared' : 'if copied';
}

/** Whether something answers it in the environment whose domain it has. */
const isAnswered = ({ value, owner, estates }: Owned): boolean =>
  estates.hosts.get(value)?.has(owner) === true;

/** Whether the other's domain is not one that this environment's own lies under. */
const isApart = ({ owner, environment: { domain }, estates }: Owned): boolean =>
  domain !== undefined &&
  [...(estates.all.get(owner)?.domains ?? [])].every((other) => !domain.toLowerCase().endsWith(`.${other}`));

/** The environments with the longest domain that a host ends in. */
function byDomain(host: string, { domains }: Estates): ReadonlySet<string> | undefined {
  for (let end = host; end !== ''; end = end.slice(end.indexOf('.') + 1)) {
    const found = domains.get(end);
    if (found !== undefined || !end.includes('.')) return found;
  }
  return undefined;
}

/** Where no domain says whose it is: production's. The same private host may well be in every environment. */
function claimedTwice(
  host: string,
  environment: Environment,
  { hosts, all }: Estates,
): Suspicion | undefined {
  if (environment.production) return undefined;
  const owner = [...(hosts.get(host) ?? [])].find((name) => all.get(name)?.production === true);
  return owner === undefined ? undefined : { owner, weight: 'unless shared' };
}
