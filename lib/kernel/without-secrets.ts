import { withoutRandom } from './entropy-in-texts';
import { KEYS, NAMES_IN_TEXT } from './secret-shape';

const HIDDEN = '…';

/** Up to its end, or to that of the text where it was cut. */
const PEM = /-----BEGIN [\s\S]*?(-----END [A-Z0-9 ]*-----|$)|PuTTY-User-Key-File-\d[\s\S]*/g;

/** `JSON.parse` quotes some of what it was given: the beginning of a secret, by which nobody would know it. */
const QUOTED = /(Unexpected token .{1,20}?, )(?:\.{3})?"[\s\S]{0,100}?"(?:\.{3})?(?= is not valid JSON)/g;

const KEY = new RegExp(KEYS, 'g');

const NAME = `(?:${NAMES_IN_TEXT}|PWD|AUTHORIZATION|COOKIE)`;
/** Names that mean nothing else in a sentence: an "unexpected token: x" is worth reading. */
const PLAIN_NAME = '(?:PASSWORD|PASSWD|PASSPHRASE|SECRET_KEY_BASE|API[-_]?KEY|AUTHORIZATION|COOKIE)';
const OPERATORS = [
  `${NAME}["']?\\s*=>?\\s*`,
  `${NAME}["']\\s*:\\s*`,
  `${PLAIN_NAME}\\s*:\\s*`,
  'login\\s+\\S+\\s+password\\s+',
  `--(?:[\\w-]{0,60}[-_])?${NAME}["']?[\\s,]+`,
];
/** Not a list or a variable; quotes and brackets at its end belong to what is around it. */
const VALUE = `(?![[{]|["']?\\$[({]\\w+[)}](?:[\\s"'&;]|$))(?:"[^"]+"|'[^']+'|(?:(?:Basic|Bearer) +)?[^\\s&;]*[^\\s&;"'\\]})])`;
const PAIR = new RegExp(`(${OPERATORS.join('|')})${VALUE}`, 'gi');

/**
 * The text with '…' in place of everything in it that looks like a secret: passwords in URLs, keys of
 * well-known services, PEM blocks, values of `password=`, `--token` and the like, and words that look drawn
 * by lot. Rather too much than too little: whoever wrote a value knows it.
 */
export function withoutSecrets(text: string): string {
  const unnamed = text
    .replace(PEM, HIDDEN)
    .replace(QUOTED, `$1${HIDDEN}`)
    .replace(/\S+/g, withoutPassword)
    .replace(KEY, HIDDEN)
    .replace(PAIR, `$1${HIDDEN}`);
  return withoutRandom(unnamed, HIDDEN);
}

/** A password that nobody encoded may hold '/' and '@', so it ends at the last '@'. Construct ids have '--' for '/'. */
function withoutPassword(word: string): string {
  const end = word.lastIndexOf('@');
  if (end < 0) return word;
  const hidden = word
    .slice(0, end)
    .replace(/(:(?:\/\/|----)[^/:@]*:)(?!(?:\$\([A-Za-z_]\w*\))+$).*/s, `$1${HIDDEN}`);
  return `${hidden}${word.slice(end)}`;
}
