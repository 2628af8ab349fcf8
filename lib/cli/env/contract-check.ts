import { type Finding, nearName } from '../../kernel';
import { isMissing, isSurplus, type KeyState, keyStates } from './key-state';
import { labelOf, listed, type Place, pathOf } from './place';

/** What a chart needs against the keys that are there: an error for each that is missing, a warning for each too many. */
export function checkKeys(place: Place, present: readonly string[]): readonly Finding[] {
  const states = keyStates(place.needed, present);
  const surplus = states.filter(isSurplus).map(({ key }) => key);
  const missing = states.filter((state) => isMissing(state) && state.isRequired);
  // A misspelt key is missing under one name and too many under another: that is one mistake.
  const misspelt = new Map(missing.map(({ key }) => [key, nearName(key, surplus)]));
  const taken = new Set(misspelt.values());
  // Keys that nobody named are not missed one by one.
  if (place.needed?.required === true && present.length === 0 && missing.length === 0)
    return [noSecret(place)];
  return [
    ...missing.map((state) => missingFinding(place, state, misspelt.get(state.key))),
    ...surplus.filter((key) => !taken.has(key)).map((key) => surplusFinding(place, key)),
  ];
}

function missingFinding(place: Place, { key, readers }: KeyState, misspelt: string | undefined): Finding {
  const who = readers.length === 0 ? 'the chart' : listed(readers);
  const got = misspelt === undefined ? 'none' : `only ${misspelt}, which nothing reads,`;
  const set = `kube env set ${place.service} -e ${labelOf(place)}${secretOption(place)} ${key}`;
  const fix = misspelt === undefined ? set : `did you mean '${key}'? ${set}`;
  return {
    path: `${pathOf(place)}.${key}`,
    expected: `a value, which ${who} needs`,
    got: `${got} in ${place.store.place}`,
    fix,
    severity: 'error',
  };
}

const noSecret = (place: Place): Finding => ({
  path: pathOf(place),
  expected: `a Secret, which ${listed(place.needed?.whole ?? []) || 'the chart'} needs`,
  got: `none, or an empty one, in ${place.store.place}`,
  fix: `kube env set ${place.service} -e ${labelOf(place)}${secretOption(place)} --file settings.env`,
  severity: 'error',
});

/** No `warn`, which a chart could acknowledge: nobody renders this one. */
const surplusFinding = (place: Place, key: string): Finding => ({
  path: `${pathOf(place)}.${key}`,
  expected: 'a key that something reads',
  got: `one that nothing reads in ${place.store.place}`,
  fix: `name it in the chart, or kube env unset ${place.service} -e ${labelOf(place)}${secretOption(place)} ${key}`,
  severity: 'warning',
});

/** Of a command about this place; what follows the long form of the option would be hidden as a secret. */
export const secretOption = ({ secret }: Pick<Place, 'secret'>): string =>
  secret === 'dotenv' ? '' : ` -s ${secret}`;
