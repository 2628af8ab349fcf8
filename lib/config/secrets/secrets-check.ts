import { checkDataKey, checkName, type Path } from '../../kernel';
import type { ChartSecrets } from './secret-props';

/** Refuses names and keys that no Secret can have. */
export function checkSecrets(secrets: ChartSecrets, path: Path): void {
  for (const [name, { keys = [] }] of Object.entries(secrets)) {
    checkName(name, path.at(name));
    for (const [index, key] of keys.entries()) checkDataKey(key, path.at(name).at('keys').at(index));
  }
}
