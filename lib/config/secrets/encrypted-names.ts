import { type Path, record } from '../../kernel';
import { placeOf, refuse } from './encrypted-shape';
import { ENCRYPTED_REGEX, isEncryptedMap, typeOfEncrypted } from './encrypted-value';

/** Refuses, all at once, names and kinds that a rule of .sops.yaml has encrypted with the values. */
export function checkNamesReadable(content: unknown, path: Path): boolean {
  const { sops: _, ...named } = record(content);
  const [first, ...others] = encryptedIn(named, path);
  if (first === undefined) return true;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const fix = `set encrypted_regex: ${ENCRYPTED_REGEX} in .sops.yaml, then decrypt the file and encrypt it again`;
  return refuse(
    first,
    'only what is below data and stringData encrypted',
    `an encrypted text here${more}`,
    fix,
  );
}

function encryptedIn(value: unknown, path: Path): readonly Path[] {
  if (typeof value === 'string') return typeOfEncrypted(value) === undefined ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isEncryptedMap(key) ? [] : encryptedIn(inner, placeOf(path, key)),
  );
}
