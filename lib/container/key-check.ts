import { isDataKey, type Path, show } from '../kernel';
import type { ConfigMapVolume } from './volume-props';

/** Refuses a key that a ConfigMap has not, where its construct says which it has: pods would wait for it for ever. */
export function checkKeysOf({ configMap, key, items = {} }: ConfigMapVolume, path: Path): void {
  const keys = keysOf(configMap);
  if (keys === undefined || keys.length === 0) return;
  const check = (asked: string, place: Path) => {
    // what cannot be a key is refused for that
    if (keys.includes(asked) || !isDataKey(asked)) return;
    place.refuse(`one of its keys: ${keys.map(show).join(', ')}`, asked, meant(keys));
  };
  if (key !== undefined) check(key, path.at('key'));
  for (const asked of Object.keys(items)) check(asked, path.at('items').at(asked));
}

const meant = (keys: readonly string[]): string =>
  keys.length === 1 ? `did you mean ${show(keys[0])}?` : 'name one of them, or add it to the ConfigMap';

/** The keys that are known: a ConfigFiles says them, a name does not. */
const keysOf = (configMap: ConfigMapVolume['configMap']): readonly string[] | undefined =>
  typeof configMap === 'object' && 'keys' in configMap && isTexts(configMap.keys)
    ? configMap.keys
    : undefined;

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');
