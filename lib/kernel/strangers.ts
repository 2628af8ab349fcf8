import { nearName } from './near-name';
import type { Path } from './path';

/**
 * Refuses keys that nobody knows, and returns those that were meant: what is misspelt is not missing as well. What has a
 * value already was not meant by another key.
 */
export function refuseStrangers(value: object, keys: readonly string[], path: Path): readonly string[] {
  const given = new Map(Object.entries(value));
  const free = keys.filter((key) => given.get(key) === undefined);
  return [...given.keys()]
    .filter((key) => !keys.includes(key))
    .flatMap((key) => {
      const near = nearName(key, free);
      const fix = near === undefined ? 'remove it' : `did you mean '${near}'?`;
      path.at(key).refuse(`one of ${keys.join(', ')}`, key, fix);
      return near === undefined ? [] : [near];
    });
}
