import type { Manifest } from '../kernel';
import { toYaml } from './yaml';

const known = new WeakMap<readonly Manifest[], string>();

/** What is written of a service in a cluster; it is asked for more than once. */
export function yamlOf(objects: readonly Manifest[]): string {
  const remembered = known.get(objects);
  if (remembered !== undefined) return remembered;
  const text = toYaml(objects);
  known.set(objects, text);
  return text;
}
