import { parse } from 'dotenv';

/** `KEY=value`, over one line or several. */
export interface Statement {
  /** The number of its first line. */
  readonly line: number;
  readonly key: string;
  readonly value: string;
}

/** A line that would be lost, without what is in it. */
export interface Misread {
  readonly line: number;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
}

export interface Statements {
  readonly statements: readonly Statement[];
  readonly misread: readonly Misread[];
}

/** Takes a text apart into statements, each of which the package `dotenv` reads as exactly one key. */
export function statementsIn(text: string): Statements {
  const lines = text.split(/\r\n?|\n/);
  const statements: Statement[] = [];
  const misread: Misread[] = [];
  for (let index = 0; index < lines.length; ) {
    const read = statementAt(lines, index);
    const line = index + 1;
    if ('expected' in read) misread.push({ line, ...read });
    else if ('key' in read) statements.push({ line, ...read });
    index += 'length' in read ? read.length : 1;
  }
  return { statements, misread };
}

type Read =
  | { readonly key: string; readonly value: string; readonly length: number }
  | Omit<Misread, 'line'>
  | { readonly comment: true };

function statementAt(lines: readonly string[], index: number): Read {
  const line = lines[index] ?? '';
  const [single, ...others] = Object.entries(parse(line));
  if (/^\s*(#|$)/.test(line)) return single === undefined ? { comment: true } : HIDDEN_IN_COMMENT;
  if (single === undefined || others.length > 0) return NOT_A_STATEMENT;
  const [key, value] = single;
  const quote = openQuote(line, value);
  if (quote !== undefined) return quotedAt(lines, index, quote);
  return endsInWord(line) ? COMMENT_IN_VALUE : { key, value, length: 1 };
}

/** The quote that a value begins with and that its line does not close: the package takes it as a letter then. */
function openQuote(line: string, value: string): string | undefined {
  const quote = /^\s*(?:export\s+)?[\w.-]+(?:\s*=|:)\s*(['"`])/.exec(line)?.[1];
  return quote !== undefined && value.startsWith(quote) ? quote : undefined;
}

/** A value in quotes ends with the first line by which the package reads one key without the quote. */
function quotedAt(lines: readonly string[], index: number, quote: string): Read {
  for (let end = index + 1; end < lines.length; end++) {
    if (!lines[end]?.includes(quote)) continue;
    const piece = lines.slice(index, end + 1).join('\n');
    const [single, ...others] = Object.entries(parse(piece));
    if (single === undefined || others.length > 0 || single[1].startsWith(quote)) continue;
    // Without a value that begins on the first line, a later line with the same key has taken its place.
    if (JSON.stringify(parse(lines.slice(index + 1, end + 1).join('\n'))) === JSON.stringify(parse(piece)))
      continue;
    if (endsInWord(piece)) return COMMENT_IN_VALUE;
    return { key: single[0], value: single[1], length: end + 1 - index };
  }
  return OPEN_QUOTE;
}

/** Whether the package drops the end of a statement from a `#` on that touches what stands before it. */
function endsInWord(statement: string): boolean {
  const read = JSON.stringify(parse(statement));
  for (const { index } of statement.matchAll(/#/g)) {
    if (JSON.stringify(parse(statement.slice(0, index))) === read)
      return !/\s/.test(statement[index - 1] ?? '');
  }
  return false;
}

const NOT_A_STATEMENT = {
  expected: 'KEY=value',
  got: 'something else',
  fix: "write KEY=value, put a value of several lines into quotes, or begin a comment with '#'",
};
const HIDDEN_IN_COMMENT = {
  expected: 'a comment on one line',
  got: 'one with a line separator in it',
  fix: 'remove the separator',
};
const COMMENT_IN_VALUE = {
  expected: "a value in quotes where it holds '#'",
  got: "a '#' that would begin a comment",
  fix: "put the value into quotes, or a blank before '#'",
};
const OPEN_QUOTE = {
  expected: 'a value whose quote is closed, with nothing but a comment behind it',
  got: 'an open one',
  fix: 'close it, or put a value that holds this quote into another kind',
};
