import { Words } from '../../kernel';
import type { Deprecation } from './deprecations';
import type { Edition } from './edition';
import type { Fault } from './fault';
import type { Field } from './value-type';

/** What is wrong with a known field in this version; undefined in most. */
export function untimely(
  key: string,
  value: unknown,
  { since, open, until, deprecated }: Field,
  edition: Edition,
): Omit<Fault, 'field'> | undefined {
  const { minor } = edition;
  if (minor < since) return notYet(key, Math.max(since, open), edition);
  if (minor >= until) return gone(key, until, edition);
  if (minor < open) return closed(key, open, edition);
  if (deprecated === undefined || minor < deprecated.since) return undefined;
  return deprecated.value === undefined || deprecated.value === value
    ? deprecatedFault(key, deprecated)
    : undefined;
}

export const untimelyValue = (value: string, since: number, edition: Edition): Omit<Fault, 'field'> =>
  notYet(value, since, edition);

const from = (minor: number): string =>
  Number.isFinite(minor) ? `which is there from 1.${minor} on` : 'which is alpha';

const notYet = (what: string, since: number, { name }: Edition): Omit<Fault, 'field'> => ({
  id: 'K5',
  expected: `what ${name} knows`,
  got: new Words(`${what}, ${from(since)}`),
  fix: "leave it out, or write the version that the environment's clusters run",
});

const gone = (what: string, until: number, { name }: Edition): Omit<Fault, 'field'> => ({
  id: 'K5',
  expected: `what ${name} knows`,
  got: new Words(`${what}, which is gone from 1.${until} on`),
  fix: 'leave it out',
});

/** Strict clusters that opened the gate exist, and nobody here knows. */
const closed = (what: string, open: number, { name }: Edition): Omit<Fault, 'field'> => ({
  id: 'K5',
  expected: `what ${name} does by itself`,
  got: new Words(
    `${what}, whose feature gate is ${Number.isFinite(open) ? `closed before 1.${open}` : 'closed'}`,
  ),
  fix: 'leave it out, for the API server drops it in silence unless its gate is opened',
  severity: 'warning',
});

export const deprecatedFault = (what: string, { since, instead }: Deprecation): Omit<Fault, 'field'> => ({
  id: 'K6',
  expected: 'what is not deprecated',
  got: new Words(since === 0 ? what : `${what}, which is deprecated from 1.${since} on`),
  fix: instead,
});
