import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { record } from '../../kernel';

/** Whether a text says what another says, but for one entry, which it says as it is given; undefined for none. */
export function isSameBut(text: string, edited: string, key: string, entry: unknown): boolean {
  const before = contentOf(text);
  const after = contentOf(edited);
  if (before === undefined || after === undefined) return false;
  return isDeepStrictEqual(entriesOf(after), entriesOf({ ...before, [key]: entry }));
}

/** Undefined for what is no YAML. */
function contentOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  try {
    return record(document.toJS());
  } catch {
    // an alias whose anchor has gone
    return undefined;
  }
}

const entriesOf = (content: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(content).filter(([, entry]) => entry !== undefined));
