import { record, show, text } from '../../kernel';
import type { Severity } from '../check';

/** What a policy says of an object. */
export interface RegoMessage {
  readonly msg: string;
  /** Undefined for that of the rule. */
  readonly severity: Severity | undefined;
  readonly field: string | undefined;
  readonly expected: string | undefined;
  readonly got: unknown;
  readonly fix: string | undefined;
}

/** Names of sets, as Conftest knows them: `deny`, `violation` and `warn`, and such as `deny_latest`. */
const DENIES = /^(deny|violation)(_[A-Za-z0-9]+)*$/;
const WARNS = /^warn(_[A-Za-z0-9]+)*$/;

/**
 * What an entry point gave: the members of one set, or of every set that a package has. Throws for what is none of it, as
 * a misspelt name would pass everything.
 */
export function messagesIn(answer: unknown): readonly RegoMessage[] {
  const [{ result } = { result: undefined }] = (Array.isArray(answer) ? answer : []).map(record);
  if (Array.isArray(result)) return result.map((member) => messageOf(member, undefined));
  const sets = Object.entries(record(result));
  const known = sets.filter(([name]) => DENIES.test(name) || WARNS.test(name));
  if (known.length === 0) throw new TypeError(inWords(result, sets));
  return known.flatMap(([name, members]) =>
    membersOf(name, members).map((member) => messageOf(member, WARNS.test(name) ? 'warning' : undefined)),
  );
}

const inWords = (result: unknown, sets: readonly (readonly [string, unknown])[]): string =>
  sets.length === 0 ? show(result) : `rules called ${sets.map(([name]) => name).join(', ')}`;

function membersOf(name: string, members: unknown): readonly unknown[] {
  if (Array.isArray(members)) return members;
  throw new TypeError(`${name} is ${show(members)}, not a set`);
}

function messageOf(member: unknown, severity: Severity | undefined): RegoMessage {
  const { msg = member, field, expected, got, fix } = record(member);
  if (typeof msg !== 'string') throw new TypeError(`a member ${show(member)} without a text 'msg'`);
  return { msg, severity, field: text(field), expected: text(expected), got, fix: text(fix) };
}
