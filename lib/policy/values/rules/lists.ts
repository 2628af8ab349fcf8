import { records, Words } from '../../../kernel';
import { FINE, type Rule } from '../rule';

/** Each item once, told apart by what the API server tells them apart by; undefined for an item that counts not. */
export const distinct =
  (keyOf: (item: Readonly<Record<string, unknown>>) => string | undefined, what: string): Rule =>
  (value) => {
    if (!Array.isArray(value) || value.length < 2) return FINE;
    return twice(records(value).map(keyOf)).map((key) => ({
      expected: `each ${what} once`,
      got: new Words(`${key} twice`),
      fix: 'take one of the two away',
    }));
  };

/** A list of texts, each once. */
export const distinctTexts: Rule = (value) => {
  if (!Array.isArray(value) || value.length < 2) return FINE;
  return twice(value.map((item) => (typeof item === 'string' ? item : undefined))).map((key) => ({
    expected: 'each entry once',
    got: new Words(`'${key}' twice`),
    fix: 'take one of the two away',
  }));
};

const twice = (keys: readonly (string | undefined)[]): readonly string[] => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) {
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return [...repeated];
};

/** What some fields of an item say together. */
export const said =
  (...keys: readonly string[]) =>
  (item: Readonly<Record<string, unknown>>): string =>
    keys.map((key) => item[key] ?? '').join(' ');

export const atMostItems =
  (most: number): Rule =>
  (value) =>
    !Array.isArray(value) || value.length <= most
      ? FINE
      : [
          {
            expected: `${most} entries at most`,
            got: new Words(`${value.length}`),
            fix: 'take the rest away',
          },
        ];
