import { nearName, type Path, Words } from '../../kernel';
import { DOTENV } from '../env-sources';
import type { ContractProps } from './contract-plan';
import type { SecretUse } from './secret-use';

/**
 * Warns, S3, about a Secret that nobody here makes and that is called almost as one that comes from the source,
 * for its pods would wait for it for ever; and, S2, about one that the chart names and nothing reads.
 */
export function checkSecretNames(
  { readings, made }: SecretUse,
  { secrets, isElsewhere }: ContractProps,
  path: Path,
): void {
  const known = new Set([DOTENV, ...Object.keys(secrets), ...made]);
  const read = new Set(readings.map(({ secret }) => secret));
  for (const name of read) {
    if (known.has(name) || isElsewhere(name)) continue;
    const near = nearName(name, known);
    if (near === undefined) continue;
    const fix = `correct it, or declareExternal(this, { kind: 'Secret', name: '${name}' }) if it is made elsewhere`;
    path.at(name).warn('S3', `a Secret such as ${near}`, name, fix);
    known.delete(near);
  }
  for (const [name, { keys = [] }] of Object.entries(secrets)) {
    if (read.has(name) || keys.length > 0 || !known.has(name)) continue;
    const fix = 'leave it out, or name the keys that something else reads: keys: […]';
    path.at(name).warn('S2', 'a Secret that some pod reads', new Words(`${name}, which none does`), fix);
  }
}
