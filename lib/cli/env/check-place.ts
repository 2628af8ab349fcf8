import { type Finding, InvalidProps } from '../../kernel';
import { checkKeys } from './contract-check';
import type { Place } from './place';

/** What is wrong in a place. One that cannot be read hides none of the others. */
export async function findingsAt(place: Place): Promise<readonly Finding[]> {
  try {
    return checkKeys(place, await keysAt(place));
  } catch (error) {
    if (error instanceof InvalidProps) return error.findings;
    throw error;
  }
}

/** The keys that are there; undefined where there is no Secret, as far as that shows without a value. */
async function keysAt({ store, clusters: [{ secrets }] }: Place): Promise<readonly string[] | undefined> {
  const keys = await store.names();
  if (keys.length > 0) return keys;
  // a file is decrypted to be read, for which whoever checks may have no key
  if (secrets.source === 'sops') return undefined;
  const { version, values } = await store.read();
  return version === undefined ? undefined : [...values.keys()];
}
