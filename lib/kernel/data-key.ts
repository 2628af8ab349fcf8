import { type Path, Words } from './path';
import { looksSecret } from './secret-shape';

/** https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data, and of ConfigMaps too */
const KEY = /^(?!\.$|\.\.)[-._A-Za-z0-9]{1,253}$/;

/** Whether a Secret or a ConfigMap can have a key; what looks like a secret is none but its value. */
export const isDataKey = (key: string): boolean => KEY.test(key) && !looksSecret('', key);

/** Refuses what cannot be a key, and does not show it: it may be the secret itself. */
export function checkDataKey(key: string, path: Path): void {
  if (isDataKey(key)) return;
  const fix = 'write the name of the key, never its value';
  path.refuse("a key of letters, digits, '-', '_' and '.'", new Words('something else'), fix);
}
