import type { Environment } from '../../kernel';
import type { Placed } from '../world';
import type { Estates, Owners } from './estate';

/** A value that seems to belong to another environment than the one where it stands. */
export interface Suspicion {
  /** The other environment. */
  readonly owner: string;
  /**
   * `certain` whatever else there is; `unless shared`, for what all environments have there is nobody's own; `if copied`
   * from what the other environment has at the same place, while a third one has something else there.
   */
  readonly weight: 'certain' | 'unless shared' | 'if copied';
}

/** Where a value stands, and what is known of all environments. */
export interface Whose {
  readonly environment: Environment;
  readonly placed: Placed;
  readonly estates: Estates;
}

export const unlessShared = (owner: string | undefined): Suspicion | undefined =>
  owner === undefined ? undefined : { owner, weight: 'unless shared' };

/** The first environment that has a value which this one has not. */
export function otherOwner(owners: Owners, value: string, { name }: Environment): string | undefined {
  const found = owners.get(value);
  if (found === undefined || found.has(name)) return undefined;
  const [first] = found;
  return first;
}

/** Whether a name has another as a word, as `cccd-production-service` has `production`. */
export const hasWord = (name: string, word: string): boolean =>
  name.length >= word.length && wordsOf(name).includes(wordsOf(word));

const wordsOf = (name: string): string => `-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-`;
