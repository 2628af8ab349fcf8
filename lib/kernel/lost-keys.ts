import { show } from './finding';
import type { Path } from './path';

/** Keys that JavaScript has meanings for, so that cdk8s loses one of them and cannot render the other. */
const LOST = ['__proto__', 'constructor'];

/** Refuses a key that would never reach the cluster; returns whether it does. */
export function checkRendered(key: string, path: Path): boolean {
  if (!LOST.includes(key)) return true;
  path.refuse(`a name other than ${LOST.map(show).join(' and ')}`, key, 'rename it');
  return false;
}
