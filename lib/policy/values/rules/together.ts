import { type Json, list, record } from '../../../kernel';
import { FINE, type Rule } from '../rule';

type Condition = (holder: Json) => boolean;

/** Whether a field says one of some words; one that nobody wrote, or that is empty, says the default. */
export const says =
  (key: string, words: readonly string[], byDefault?: string): Condition =>
  (holder) =>
    words.includes(`${holder[key] || byDefault}`);

const isThere = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && list(value).length === 0);

/** What means nothing, and is refused, but under a condition, which the words name. */
export const onlyWhere =
  (condition: Condition, words: string, ...keys: readonly string[]): Rule =>
  (value) => {
    const holder = record(value);
    const present = keys.filter((key) => isThere(holder[key]));
    if (present.length === 0 || condition(holder)) return FINE;
    const fix = 'leave it out, or change the other';
    return present.map((at) => ({ at, expected: `nothing but where ${words}`, got: holder[at], fix }));
  };

/** What must be there under a condition, which the words name. */
export const neededWhere =
  (condition: Condition, words: string, ...keys: readonly string[]): Rule =>
  (value) => {
    const holder = record(value);
    if (!condition(holder)) return FINE;
    return keys
      .filter((key) => !isThere(holder[key]))
      .map((at) => ({
        at,
        expected: `a value where ${words}`,
        got: holder[at] ?? undefined,
        fix: `write ${at}`,
      }));
  };
