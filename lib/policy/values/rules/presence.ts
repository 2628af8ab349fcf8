import { type Json, list, record, Words } from '../../../kernel';
import { FINE, type Rule } from '../rule';

/** Whether something is written: the API server reads null and an empty text as nothing. */
const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const presentIn = (value: unknown, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => isThere(record(value)[key]) && !isEmptyList(record(value)[key]));

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Whether it has keys, and is no list. */
export const isMap = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What must be there although no schema says so. */
export const needs =
  (...keys: readonly string[]): Rule =>
  (value) => {
    if (!isMap(value)) return FINE;
    return keys
      .filter((key) => !isThere(value[key]))
      .map((key) => ({ at: key, expected: 'a value', got: value[key] ?? undefined, fix: `write ${key}` }));
  };

/** A list or a map with something in it. */
export const notEmpty: Rule = (value) => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) return FINE;
  return [{ expected: 'at least one entry', got: value, fix: 'add one, or leave it out' }];
};

/** A list or a map that is there and has something in it, although no schema says so. */
export const needsEntries =
  (...keys: readonly string[]): Rule =>
  (value) => {
    if (!isMap(value)) return FINE;
    return keys
      .filter((key) => Object.keys(record(value[key])).length === 0 && list(value[key]).length === 0)
      .map((key) => ({
        at: key,
        expected: 'at least one entry',
        got: value[key] ?? undefined,
        fix: `write ${key}`,
      }));
  };

const found = (keys: readonly string[]) => new Words(keys.length === 0 ? 'none of them' : keys.join(' and '));

const listed = (keys: readonly string[]) => `${keys.slice(0, -1).join(', ')} or ${keys.at(-1)}`;

export const exactlyOne = (...keys: readonly string[]): Rule => {
  const expected = `one of ${listed(keys)}`;
  return (value) => {
    if (!isMap(value)) return FINE;
    const present = presentIn(value, keys);
    if (present.length === 1) return FINE;
    const fix = present.length === 0 ? 'write one of them' : 'leave all but one out';
    return [{ expected, got: found(present), fix }];
  };
};

export const atLeastOne = (...keys: readonly string[]): Rule => {
  const expected = keys.length === 1 ? `${keys[0]}` : listed(keys);
  return (value) =>
    !isMap(value) || presentIn(value, keys).length > 0
      ? FINE
      : [{ expected, got: found([]), fix: 'write one of them' }];
};

export const atMostOne = (...keys: readonly string[]): Rule => {
  const expected = `one of ${listed(keys)} at most`;
  return (value) => {
    const present = presentIn(value, keys);
    return present.length < 2 ? FINE : [{ expected, got: found(present), fix: 'leave all but one out' }];
  };
};
