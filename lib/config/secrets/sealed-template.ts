import { isDataKey, looksSecret, record } from '../../kernel';
import { all, isMap, kindOfValue, placeOf, refuse, type Shape } from './encrypted-shape';

/** What stands between braces is put in by the controller. https://pkg.go.dev/text/template */
const ACTION = /\{\{[\s\S]*?\}\}/g;
/** A string of Go inside an action. */
const LITERAL = /"((?:[^"\\]|\\.)*)"|`([^`]*)`/g;

/** Texts by key in which the controller puts sealed values; they stand in Git as they are. */
export const templates =
  (sealed: readonly string[]): Shape =>
  (value, path) => {
    if (!isMap(value))
      return refuse(path, 'keys with their texts', kindOfValue(value), 'add them, or remove it');
    return all(
      ...Object.entries(record(value)).map(([key, text]) => {
        if (!isDataKey(key)) return refuse(placeOf(path, key), 'the name of a key', 'something else', KEY);
        if (typeof text !== 'string') return refuse(path.at(key), 'a text', kindOfValue(text), 'quote it');
        return (
          !isReadable(key, text, sealed) || refuse(path.at(key), CLEAR, 'what looks like a secret', SEAL)
        );
      }),
    );
  };

const KEY = 'write the name of the key, never its value';
const CLEAR = 'a text that anybody may read, and mentions of sealed values';
const SEAL = 'seal the value, write {{ .KEY }} in its place, and change what was committed in clear';

/** Whether a secret can be read off a text, its actions being as good as a mention of a variable. */
function isReadable(key: string, text: string, sealed: readonly string[]): boolean {
  const actions = actionsIn(text);
  const literals = actions.flatMap((action) =>
    [...action.matchAll(LITERAL)].map(([, quoted = '', raw = '']) => quoted + raw),
  );
  const own = literals.filter((literal) => !sealed.includes(literal));
  return (
    looksSecret(key, text.replaceAll(ACTION, '$$(SEALED)') + own.join('')) ||
    // comments of Go, and whatever else is between braces
    actions.some((action) => looksSecret('', action))
  );
}

const actionsIn = (text: string): readonly string[] => [...text.matchAll(ACTION)].map(([action]) => action);

/** Whether a text mentions a sealed value. */
export const mentions = (text: string, key: string): boolean =>
  actionsIn(text).some((action) => action.includes(key));
