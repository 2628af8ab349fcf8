import { checkVariableName, InvalidProps, inspect } from '../../kernel';
import type { PlannedChange } from './change-plan';
import { pathOf } from './place';

/**
 * Refuses new keys that cannot be called as a variable, unless the chart asks for them as files: of a whole
 * Secret, pods would not get them.
 */
export function checkNewKeys({ place, keys }: PlannedChange): void {
  const isAsked = (key: string) => place.needed?.keys.has(key) === true;
  const { findings } = inspect(pathOf(place), (path) => {
    for (const { key, how } of keys) if (how === 'adds' && !isAsked(key)) checkVariableName(key, path);
  });
  if (findings.length > 0) throw new InvalidProps(findings);
}
