import { nearName, type Path } from '../kernel';
import type { PlatformProps } from './platform-props';

const KEYS: readonly string[] = [
  'apps',
  'environments',
  'argo',
  'teams',
] satisfies (keyof PlatformProps<string>)[];

/** Refuses what no platform knows, and returns what was meant by it: what is misspelt is not missing as well. */
export const refuseStrangers = (props: object, path: Path): readonly string[] =>
  Object.keys(props)
    .filter((key) => !KEYS.includes(key))
    .flatMap((key) => {
      const near = nearName(key, KEYS);
      const fix = near === undefined ? 'remove it' : `did you mean '${near}'?`;
      path.at(key).refuse(`one of ${KEYS.join(', ')}`, key, fix);
      return near === undefined ? [] : [near];
    });
