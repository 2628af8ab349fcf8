import { decoded, readDotenv } from './dotenv-text';

/** The forms of a value, in the order in which a person likes to read them; undefined for what one cannot hold. */
const FORMS: readonly ((value: string) => string | undefined)[] = [
  (value) => value,
  (value) => quoted("'", value),
  (value) => quoted('"', value),
  (value) => quoted('`', value),
  (value) => quoted('"', value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')),
];

/** Whether a backslash keeps a quote from closing depends on what follows in the text. */
function quoted(quote: string, value: string): string | undefined {
  const written = `${quote}${value}${quote}`;
  return written.includes(`\\${quote}`) ? undefined : written;
}

/**
 * `KEY=value` such that reading it gives the same value. Undefined where the grammar cannot say it: a value
 * that is no text, or holds every kind of quote.
 */
export function dotenvLine(key: string, bytes: Buffer): string | undefined {
  const value = textIn(bytes);
  if (value === undefined) return undefined;
  return FORMS.flatMap((form) => form(value) ?? [])
    .map((written) => `${key}=${written}\n`)
    .find((line) => says(line, key, value));
}

/** Each form is tried by reading it back, so that what is written is never wrong. */
function says(line: string, key: string, value: string): boolean {
  const { value: read, findings } = readDotenv('', Buffer.from(line));
  return findings.length === 0 && read.size === 1 && read.get(key) === value;
}

/** Undefined where writing it as text would lose a byte. */
function textIn(bytes: Buffer): string | undefined {
  const text = decoded(bytes);
  return text !== undefined && Buffer.from(text).equals(bytes) ? text : undefined;
}
