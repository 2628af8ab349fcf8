import { isLabelValue } from './labels';
import { checkRendered } from './lost-keys';
import { isDnsSubdomain } from './names';
import type { Path } from './path';

/**
 * Whether a label or an annotation can have a key.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return (slash < 0 || isDnsSubdomain(key.slice(0, slash))) && name !== '' && isLabelValue(name);
}

/** Refuses what is no key of a label or an annotation; returns whether it is one. */
export function checkLabelKey(key: string, path: Path): boolean {
  if (isLabelKey(key)) return checkRendered(key, path);
  const expected = "a key of letters, digits, '-', '_' and '.', after a domain and '/' or without";
  path.refuse(expected, key, "write it as 'team' or 'example.com/team'");
  return false;
}

/** Refuses what is no label; returns whether it is one. */
export function checkLabel(key: string, value: string, path: Path): boolean {
  if (!checkLabelKey(key, path)) return false;
  if (typeof value === 'string' && isLabelValue(value)) return true;
  const expected = "a text of letters, digits, '-', '_' and '.', 63 characters at most";
  path.at(key).refuse(expected, value, 'put other values into an annotation');
  return false;
}
