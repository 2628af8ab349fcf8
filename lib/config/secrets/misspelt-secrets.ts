import { type Manifest, nearName, type Path } from '../../kernel';
import { DOTENV } from '../env-sources';
import type { ContractProps } from './contract-plan';
import { secretsMadeBy } from './made-secrets';
import { readingsOf } from './readings';

/**
 * Warns, S3, about a Secret that nobody here makes and that is called almost as one that comes from the source:
 * its pods would wait for it for ever.
 */
export function checkSecretNames(
  objects: readonly Manifest[],
  { secrets, isElsewhere }: ContractProps,
  path: Path,
): void {
  const known = new Set([DOTENV, ...Object.keys(secrets), ...objects.flatMap(secretsMadeBy)]);
  const read = new Set(readingsOf(objects).map(({ secret }) => secret));
  for (const name of read) {
    if (known.has(name) || isElsewhere(name)) continue;
    const near = nearName(name, known);
    if (near === undefined) continue;
    const fix = `correct it, or declareExternal(this, { kind: 'Secret', name: '${name}' }) if it is made elsewhere`;
    path.at(name).warn('S3', `a Secret such as ${near}`, name, fix);
  }
}
