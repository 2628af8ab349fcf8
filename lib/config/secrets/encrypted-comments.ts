import { CST, type Document, isMap, isScalar, Lexer, type LineCounter, visit } from 'yaml';
import { looksSecret, type Path, Words, withoutSecrets } from '../../kernel';
import { isEncryptedComment, isEncryptedMap } from './encrypted-value';

export interface Comment {
  /** What follows `#`. */
  readonly text: string;
  readonly line: number;
  /** Whether it stands among values that SOPS encrypts, and would be encrypted with them. */
  readonly isAmongEncrypted: boolean;
}

/** A word of YAML; comments and spaces among them are none. */
interface Word {
  readonly offset: number;
  readonly source: string;
  readonly isComment: boolean;
}

/** Every comment of a document that could be read. */
export function commentsIn(text: string, document: Document, lines: LineCounter): readonly Comment[] {
  const words = wordsOf(text);
  const maps = encryptedMaps(document, lines);
  return words.flatMap(({ offset, source, isComment }, index) => {
    if (!isComment) return [];
    const before = words.slice(0, index).findLast((word) => !word.isComment)?.offset ?? -1;
    const after = words.slice(index).find((word) => !word.isComment)?.offset ?? -1;
    const { line, col } = lines.linePos(offset);
    const isAmongEncrypted = maps.some(
      ({ column, contains }) => contains(after) || (contains(before) && col > column),
    );
    return [{ text: source.slice(1), line, isAmongEncrypted }];
  });
}

/** The lexer marks documents, scalars and ends of flows by signs that are not in the text. */
const SIGNS = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
const SPACES = new Set(['space', 'newline', 'byte-order-mark']);

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let offset = 0;
  let isScalarNext = false;
  for (const source of new Lexer().lex(text)) {
    if (SIGNS.has(source)) {
      isScalarNext = source === CST.SCALAR;
      continue;
    }
    const type = isScalarNext ? 'scalar' : CST.tokenType(source);
    if (type === null || !SPACES.has(type)) words.push({ offset, source, isComment: type === 'comment' });
    offset += source.length;
    isScalarNext = false;
  }
  return words;
}

/** Where the values stand that SOPS encrypts, and how deep their name is. */
function encryptedMaps(document: Document, lines: LineCounter) {
  const maps: { readonly column: number; readonly contains: (offset: number) => boolean }[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isEncryptedMap(key.value) || !isMap(value)) return;
      const [start = 0, end = 0] = value.range ?? [];
      const column = lines.linePos(key.range?.[0] ?? 0).col;
      maps.push({ column, contains: (offset) => offset >= start && offset < end });
    },
  });
  return maps;
}

/** What an editor reads, and not a person. */
const EDITOR = /^\s*(yaml-language-server:|vim?:|-\*-)/;
/** An entry that somebody took out by `#`. */
const ENTRY = /^\s*(-\s+|export\s+)?["']?[A-Za-z_][\w.-]*["']?\s*(=|:(?=\s))\s*(?<value>\S.*)$/;
/** Upper and lower case and digits in one long word: no language has such. */
const RANDOM = /(?<![\w+=-])(?=[\w+=-]*[a-z])(?=[\w+=-]*[A-Z])(?=[\w+=-]*\d)[\w+=-]{20,}/;

/** Refuses comments that show what should be encrypted; returns whether there is none. They are never shown. */
export const checkComments = (comments: readonly Comment[], path: Path): boolean =>
  comments.map((comment) => checkComment(comment, path)).every(Boolean);

function checkComment({ text, line, isAmongEncrypted }: Comment, path: Path): boolean {
  if (isEncryptedComment(text)) return true;
  const got = (what: string) => new Words(`${what} in line ${line}`);
  if (isAmongEncrypted) {
    const fix = 'remove it, or move it out of the encrypted values';
    path.refuse('comments among encrypted values encrypted too', got('one that is not'), fix);
    return false;
  }
  if (!tellsSecret(text)) return true;
  const fix = 'remove it, and if it holds a value that is in use, change that value too';
  path.refuse('comments that anybody may read', got('one that looks like a value'), fix);
  return false;
}

function tellsSecret(text: string): boolean {
  if (looksSecret('', text) || withoutSecrets(text) !== text || RANDOM.test(text)) return true;
  if (EDITOR.test(text)) return false;
  const value = ENTRY.exec(text)?.groups?.value;
  // 'note: see the manual' is a sentence, and no entry
  return value !== undefined && (/=/.test(text) || !/\s/.test(value.trim()) || /^["'[{|>]/.test(value));
}
