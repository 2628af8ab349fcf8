import { isDnsLabel, isDnsSubdomain, isHostName, isLabelKey, isLabelValue, Words } from '../../../kernel';
import { FINE, type Rule } from '../rule';

/** A text of a certain form; everything that is no text is the schema's matter. */
export const textThat =
  (holds: (text: string) => boolean, expected: string, fix: string): Rule =>
  (value) =>
    typeof value !== 'string' || holds(value) ? FINE : [{ expected, got: value, fix }];

/** As `textThat`, and an empty one is none: what is needed is asked for where the text stands. */
export const textIfAny = (holds: (text: string) => boolean, expected: string, fix: string): Rule =>
  textThat((text) => text === '' || holds(text), expected, fix);

export const subdomain = textIfAny(
  isDnsSubdomain,
  "a name of lower-case letters, digits, '-' and '.', 253 characters at most",
  'write the name of the object as it is there',
);

export const dnsLabel = textIfAny(
  (text) => isDnsLabel(text),
  "a name of lower-case letters, digits and '-', 63 characters at most",
  'choose a shorter or simpler name',
);

export const host = textIfAny(
  isHostName,
  "a host such as 'shop.example.com', or '*.' and one",
  'write it in lower case',
);

export const labelKey = textThat(
  isLabelKey,
  "a key of letters, digits, '-', '_' and '.', after a domain and '/' or without",
  "write it as 'team' or 'example.com/team'",
);

export const labelValue = textThat(
  isLabelValue,
  "a text of letters, digits, '-', '_' and '.', 63 characters at most",
  'select by another label',
);

export const absolutePath = textIfAny(
  (text) => text.startsWith('/'),
  "a path that begins with '/'",
  'write it from the root',
);

/** Path of a file inside a volume: of a key, or of what is mounted alone. */
export const pathInVolume = textIfAny(
  (text) => !text.startsWith('/') && !text.split('/').includes('..'),
  "a path inside the volume, without '..'",
  "write it as 'config/database.yml'",
);

/** One of some words that mean something there; the fix names them. */
export const oneOf = (...words: readonly string[]): Rule => {
  const expected =
    words.length === 1 ? `'${words[0]}'` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  return textIfAny((text) => words.includes(text), expected, 'write it exactly so');
};

/** Words that mean something elsewhere. */
export const noneOf = (words: readonly string[], expected: string): Rule =>
  textThat((text) => !words.includes(text), expected, 'write it exactly so');

/** Bytes in UTF-8 of a value's texts and keys. */
const bytesIn = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + Buffer.byteLength(key) + bytesIn(inner),
    0,
  );
};

export const atMostBytes =
  (limit: number, fix: string): Rule =>
  (value) => {
    const bytes = bytesIn(value);
    return bytes <= limit
      ? FINE
      : [{ expected: `${limit} bytes at most`, got: new Words(`${bytes} bytes`), fix }];
  };
