import { type Finding, nearName } from '../../kernel';
import { isMissing, isSurplus, type KeyState, keyStates } from './key-state';
import { listed, type Place, pathOf } from './place';

/**
 * What a chart needs against the keys that are there: an error for each that is missing, a warning for each too
 * many. `keys` is undefined where there is no Secret.
 */
export function checkKeys(place: Place, keys: readonly string[] | undefined): readonly Finding[] {
  const present = keys ?? [];
  const states = keyStates(place.needed, present);
  const surplus = states.filter(isSurplus).map(({ key }) => key);
  const missing = states.filter((state) => isMissing(state) && state.isRequired);
  // A misspelt key is missing under one name and too many under another: that is one mistake.
  const misspelt = misspeltAs(missing, surplus);
  const taken = new Set(misspelt.values());
  // Keys that nobody named are not missed one by one.
  if (place.needed?.required === true && keys === undefined && missing.length === 0) return [noSecret(place)];
  const absent = missing.map(({ key }) => key);
  return [
    ...missing.map((state) => missingFinding(place, state, absent, misspelt.get(state.key))),
    ...surplus.filter((key) => !taken.has(key)).map((key) => surplusFinding(place, key)),
  ];
}

/** What each missing key is called by mistake; none twice. */
function misspeltAs(missing: readonly KeyState[], surplus: readonly string[]): ReadonlyMap<string, string> {
  const misspelt = new Map<string, string>();
  for (const { key } of missing) {
    const taken = new Set(misspelt.values());
    const near = nearName(
      key,
      surplus.filter((other) => !taken.has(other)),
    );
    if (near !== undefined) misspelt.set(key, near);
  }
  return misspelt;
}

function missingFinding(
  place: Place,
  { key, readers }: KeyState,
  absent: readonly string[],
  misspelt: string | undefined,
): Finding {
  const who = readers.length === 0 ? 'the chart' : listed(readers);
  const got = misspelt === undefined ? 'none' : `only ${misspelt}, which nothing reads,`;
  const set = `kube env set ${optionsOf(place)} ${setWith(key, place, absent).join(' ')}`;
  const fix = misspelt === undefined ? set : `did you mean '${key}'? ${set}`;
  return {
    path: `${pathOf(place)}.${key}`,
    expected: `a value, which ${who} needs`,
    got: `${got} in ${place.store.place}`,
    fix,
    severity: 'error',
  };
}

/** A type may demand several keys, of which the API server takes all or none. */
function setWith(key: string, { needed }: Place, absent: readonly string[]): readonly string[] {
  // like the chart that was rendered for this; a command that renders none does not wait for it
  const { keysOfType }: typeof import('../../config') = require('../../config');
  const demanded = keysOfType(needed?.type);
  return demanded.includes(key) ? demanded.filter((one) => absent.includes(one)) : [key];
}

const noSecret = (place: Place): Finding => ({
  path: pathOf(place),
  expected: `a Secret, which ${listed(place.needed?.whole ?? []) || 'the chart'} needs`,
  got: `none, or an empty one, in ${place.store.place}`,
  fix: `kube env set ${optionsOf(place)} --file settings.env`,
  severity: 'error',
});

/** No `warn`, which a chart could acknowledge: nobody renders this one. */
const surplusFinding = (place: Place, key: string): Finding => ({
  path: `${pathOf(place)}.${key}`,
  expected: 'a key that something reads',
  got: `one that nothing reads in ${place.store.place}`,
  fix: `name it in the chart, or kube env unset ${optionsOf(place)} ${key}`,
  severity: 'warning',
});

/** Of a command that means this place and no other. */
const optionsOf = (place: Place): string => `${place.service} -e ${place.selector}${secretOption(place)}`;

/** Of a command about this place; what follows the long form of the option would be hidden as a secret. */
export const secretOption = ({ secret }: Pick<Place, 'secret'>): string =>
  secret === 'dotenv' ? '' : ` -s ${secret}`;
