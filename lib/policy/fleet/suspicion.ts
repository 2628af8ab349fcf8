import { accountKey } from './estate';
import { hostSuspicion } from './foreign-hosts';
import { rangeSuspicion } from './foreign-ranges';
import type { Mention } from './mentions';
import { hasWord, otherOwner, type Suspicion, unlessShared, type Whose } from './whose';

/** Undefined for what belongs to the environment itself, or to nobody that is known. */
export function suspicionOf(mention: Mention, whose: Whose): Suspicion | undefined {
  const { value, what } = mention;
  const { environment, estates } = whose;
  if (what === 'claim' || what === 'host') return hostSuspicion(mention, whose);
  if (what === 'name') return nameSuspicion(value, whose);
  if (what === 'certificate') return unlessShared(otherOwner(estates.certificates, value, environment));
  if (what === 'range') return rangeSuspicion(value, whose);
  const isKnown = estates.all.get(environment.name)?.accounts.size !== 0;
  return isKnown ? unlessShared(otherOwner(estates.accounts, value, environment)) : undefined;
}

function nameSuspicion(value: string, { environment, placed, estates }: Whose): Suspicion | undefined {
  const { service } = placed.from;
  const maker = otherOwner(estates.serviceAccounts, accountKey(service, value), environment);
  if (maker !== undefined) return { owner: maker, weight: 'certain' };
  if (hasWord(value, environment.name)) return undefined;
  const named = [...estates.all.keys()].filter((name) => hasWord(value, name) && !hasWord(service, name));
  // 'pre-production' has the word 'production' in it too
  return unlessShared(named.toSorted((one, other) => other.length - one.length)[0]);
}
