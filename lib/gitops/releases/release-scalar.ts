/** What some reader of YAML 1.1 takes for something else than text: https://yaml.org/type/ */
const WORD = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const NUMBER = /^\d[\d_.+-]*(e[\d+-]*)?$|^e[\d+-]+$|^0[xob][\da-f_]+$|^\d{4}-\d/i;

/** A tag or a name, or some words of a note. */
const PLAIN = /^[A-Za-z\d][\w.-]*$|^[A-Za-z][\w.-]*( [\w.-]+)*$/;
const DIGEST = /^sha256:[\da-f]+$/;

/** Whether every reader takes a text for text without quotes. */
const isPlain = (text: string): boolean => PLAIN.test(text) && !WORD.test(text) && !NUMBER.test(text);

/** A text as a value on a line of its own; in the quotes that stood there before, where it can be. */
export function blockScalar(text: string, before = ''): string {
  if (before.startsWith("'") && !text.includes("'")) return `'${text}'`;
  if (before.startsWith('"')) return JSON.stringify(text);
  return isPlain(text) || DIGEST.test(text) ? text : JSON.stringify(text);
}

/** A text, or maps of texts, on one line. */
export function inline(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const entries = Object.entries(value ?? {}).map(([key, inner]) => `${inline(key)}: ${inline(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
