/** Characters without a meaning in YAML at the place where they stand. */
const UNMARKED = /^(?:[\w./$]|--?[a-z])[ \w./@%+=,~()$*!&;<>^?|':-]*$/i;
/** What that leaves: a colon that could end a key, and a space at the end, which would be lost. */
const MARKED = /:(?![\w./])| $/;
/**
 * What one reader or another takes for a boolean, a null, a number or a date. kubectl and Argo CD read
 * YAML 1.1, where `n` is false and `12:30` is 750 (https://yaml.org/type/), and take `0_x2` for 2; Ruby
 * reads `1,000` as 1000, and the package `yaml`, in its version 1.1, `e5` as a number.
 */
const NOT_A_STRING =
  /^(?:y|yes|n|no|on|off|true|false|null|[-.]*(?:inf|infinity|nan)|[\d.][\d_.,:+\-etz ]*|-?e[-+]?\d+|0_*[xob].*)$/i;
/** Control characters, line separators, bidirectional overrides, byte order marks, noncharacters. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;
const UNPRINTABLES = new RegExp(UNPRINTABLE, 'gu');
/** Blanks that end a line cannot be seen in a block; those that begin the text would need an indicator. */
const HIDDEN_BLANK = /^\s|[ \t]\n|[ \t]$/;

/** What double quotes would have to escape and single ones leave readable, as in JSON inside an annotation. */
const READABLE_IN_SINGLE = /^(?=.*["\\])[\x20-\x7e]+$/;

/** Plain where every reader sees a string, else in quotes, on one line however long. */
export function inline(text: string): string {
  if (UNMARKED.test(text) && !MARKED.test(text) && !NOT_A_STRING.test(text)) return text;
  if (READABLE_IN_SINGLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    UNPRINTABLES,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text of several lines as a literal block, line by line as it is; otherwise as `inline`. */
export function scalar(text: string, indent: string): string {
  if (!text.includes('\n') || UNPRINTABLE.test(text) || HIDDEN_BLANK.test(text)) return inline(text);
  const chomp = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  return `|${chomp}\n${text.replace(/^(?=.)/gm, indent).replace(/\n$/, '')}`;
}

/** YAML 1.1 wants a point in what has an exponent, and reads `-0` as an integer, which has no sign. */
export function numeral(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}
