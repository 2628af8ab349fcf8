import { Lexer } from 'yaml';

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the lexer says beside the words of the text: https://eemeli.org/yaml/#lexer */
const SCALAR = '\u001f';
const MARKS = ['\u0002', '\u0018', SCALAR];

/** Every comment of a YAML text; a `#` within a value is none. */
export const commentsIn = (text: string): readonly Stretch[] =>
  tokensIn(text).filter((token) => token.text.startsWith('#'));

/** Where the text ends, or the line that ends its document. */
export const documentEnd = (text: string): number =>
  tokensIn(text).find((token) => token.text === '...')?.start ?? text.length;

/** The words of the text but for its scalars. */
function tokensIn(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    if (!MARKS.includes(token)) {
      if (previous !== SCALAR) found.push({ start, end: start + token.length, text: token });
      start += token.length;
    }
    previous = token;
  }
  return found;
}
