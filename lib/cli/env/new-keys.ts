import { InvalidProps, inspect, isDataKey, looksRandom, nearName, Words } from '../../kernel';
import type { PlannedChange } from './change-plan';
import { pathOf } from './place';

/** How teams call variables; with anything else a value may stand on the wrong side of '='. */
const VARIABLE = /^([A-Z_][A-Z0-9_]*|[a-z]+(_[a-z]+)*)$/;

/** Refuses new keys that are called as no variable is, unless the chart asks for them, and does not show them. */
export function checkNewKeys({ place, keys }: PlannedChange): void {
  const asked = [...(place.needed?.keys.keys() ?? [])];
  // one that is misspelt is shown with what was meant
  const strange = keys.filter(
    ({ key, how }) => how === 'adds' && nearName(key, asked) === undefined && !isVariable(key),
  );
  if (strange.length === 0) return;
  const { findings } = inspect(pathOf(place), (path) => {
    const expected = 'a key that the chart asks for, or the name of a variable such as DATABASE_URL';
    const fix =
      'write the key first, then its value, KEY=VALUE; a file of another name is named in the chart first';
    path.refuse(expected, new Words('something else'), fix);
  });
  throw new InvalidProps(findings);
}

const isVariable = (key: string): boolean => VARIABLE.test(key) && isDataKey(key) && !looksRandom('', key);
