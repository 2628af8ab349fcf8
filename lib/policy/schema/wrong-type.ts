import { Words } from '../../kernel';
import type { Fault } from './fault';
import type { ValueType } from './value-type';

/** A value of another type than its field. Values are described, for any may be secret; forms are shown. */
export function wrongType(type: ValueType, got: unknown): Omit<Fault, 'field'> {
  return { id: 'K2', expected: expectedOf(type), got: gotOf(type, got), fix: fixFor(type, got) };
}

/** The API server reads null in a list or a map as an empty value; it takes most, but nobody means that. */
export const emptied = (type: ValueType): Omit<Fault, 'field'> => ({
  ...wrongType(type, null),
  severity: isTakenEmpty(type) ? 'warning' : 'error',
});

function isTakenEmpty(type: ValueType): boolean {
  if (type.is === 'object') return type.of.required.length === 0;
  return type.is !== 'one' || type.of.has('');
}

function expectedOf(type: ValueType): string {
  if (type.is === 'plain') return type.plain.expected;
  if (type.is === 'list') return 'a list';
  if (type.is === 'one') return 'a string';
  return type.is === 'map' ? 'an object of keys and values' : 'an object';
}

function gotOf(type: ValueType, got: unknown): unknown {
  const { form = false, expected } = type.is === 'plain' ? type.plain : {};
  const isNumber = typeof got === 'number' && expected !== 'a string';
  return isNumber || (form && typeof got === 'string') ? got : new Words(nameOf(got));
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'boolean' ? 'true or false' : `a ${typeof value}`;
}

function fixFor(type: ValueType, got: unknown): string {
  const expected = expectedOf(type);
  if (got === null) return `leave it out, or write ${expected}`;
  if (type.is === 'list') return 'write a list of it';
  if (expected === 'a string' && typeof got !== 'object') return 'put it into quotes';
  return type.is === 'plain' && isQuoted(type, got) ? 'drop the quotes' : `write ${expected}`;
}

/** Whether the text of a string would be right. */
function isQuoted({ plain }: ValueType & { is: 'plain' }, got: unknown): boolean {
  if (typeof got !== 'string' || got === '') return false;
  return (
    (!Number.isNaN(Number(got)) && plain.holds(Number(got))) ||
    (/^(true|false)$/.test(got) && plain.holds(got === 'true'))
  );
}
