import type { Path } from '../kernel';
import { piecesOf, textOf } from './composition';
import type { EnvProps } from './env-props';
import { secretNames } from './env-sources';
import type { Given } from './given';
import { checkOwner } from './variable-names';

/** Refuses variables of a single workload that belong to a prop; one that says the same may stay. */
export function refuseOwned(
  { clear = {}, secret = [], field = {} }: EnvProps,
  given: Given,
  path: Path,
): void {
  for (const [index, entry] of secret.entries()) {
    for (const name of secretNames(entry)) checkOwner(name, given, path.at('secret').at(index));
  }
  for (const name of Object.keys(field)) checkOwner(name, given, path.at('field').at(name));
  for (const [name, value] of Object.entries(clear)) {
    checkOwner(name, given, path.at('clear').at(name), textOf(piecesOf(String(value))));
  }
}
