import { parse } from 'dotenv';
import { type Finding, type Inspected, inspect, Words } from '../../kernel';
import { type Statement, statementsIn } from './dotenv-statements';

/** Values by key, in the order of the text. */
export type DotenvValues = ReadonlyMap<string, string>;

/**
 * Reads dotenv text as the package `dotenv` does, and refuses what that would drop in silence: lines that it
 * does not understand, a key that stands twice, what follows a `#` inside a value, a quote that nobody closed.
 * `source` names the text in findings, which hold line numbers and never a line.
 */
export function readDotenv(source: string, bytes: Buffer): Inspected<DotenvValues> {
  const text = decoded(bytes);
  if (text === undefined) return refused(source, 'UTF-8', 'other bytes', 'save it as UTF-8');
  const { statements, misread } = statementsIn(text);
  const findings = [
    ...misread.flatMap(({ line, expected, got, fix }) => refusal(`${source}:${line}`, expected, got, fix)),
    ...repeated(source, statements),
  ];
  // Of a text that was misread, even the keys may be pieces of a secret.
  if (findings.length > 0) return { value: new Map(), findings };
  const values = new Map(statements.map(({ key, value }) => [key, value]));
  // Line by line and as a whole, the package must read the same: it is the judge.
  const whole = Object.entries(parse(text));
  const agrees = whole.length === values.size && whole.every(([key, value]) => values.get(key) === value);
  if (agrees) return { value: values, findings };
  return refused(source, 'one KEY=value a line', 'lines that mean something else together', QUOTE);
}

const QUOTE = "put values that are not plain into quotes: KEY='…'";

/** Without the mark that some editors begin a file with; undefined for what is not UTF-8. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The package takes the last of two: the other would be lost. */
function repeated(source: string, statements: readonly Statement[]): readonly Finding[] {
  const first = new Map<string, number>();
  return statements.flatMap(({ key, line }) => {
    const before = first.get(key);
    first.set(key, before ?? line);
    if (before === undefined) return [];
    return refusal(
      `${source}:${line}`,
      'each key once',
      `the key of line ${before} again`,
      'remove one of the two',
    );
  });
}

const refused = (source: string, expected: string, got: string, fix: string): Inspected<DotenvValues> => ({
  value: new Map(),
  findings: refusal(source, expected, got, fix),
});

const refusal = (place: string, expected: string, got: string, fix: string): readonly Finding[] =>
  inspect(place, (path) => path.refuse(expected, new Words(got), fix)).findings;
