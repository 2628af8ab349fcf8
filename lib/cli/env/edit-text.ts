import { describe, type Finding } from '../../kernel';
import { isSame } from './change-plan';
import { dotenvLine } from './dotenv-writer';
import { listed, type Place, readersOf } from './place';
import type { Change, Snapshot } from './store';

type Values = ReadonlyMap<string, Buffer>;

/** What somebody edits: every value that dotenv text can hold. */
export interface EditText {
  readonly text: string;
  /** Keys that stand in it. */
  readonly keys: ReadonlySet<string>;
}

/** The values as dotenv text below some lines of explanation. What the grammar cannot say is named there. */
export function editText(place: Place, values: Values, notes: readonly string[] = []): EditText {
  const lines = [...values]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, dotenvLine(key, value)] as const);
  const written = lines.flatMap(([key, line]) => (line === undefined ? [] : [{ key, line }]));
  const left = lines.filter(([, line]) => line === undefined).map(([key]) => key);
  const header = [
    ...notes,
    place.store.place,
    'KEY=value, one a line; quotes for several lines. A key that you remove is removed there.',
    ...left.map((key) => `${key} is no text that this file could hold: it stays as it is.`),
    ...missing(place, values).map(
      (key) => `missing: ${key}, read by ${listed(readersOf(place.needed, key))}`,
    ),
  ];
  const text = `${commented(header)}\n${written.map(({ line }) => line).join('')}`;
  return { text, keys: new Set(written.map(({ key }) => key)) };
}

const missing = ({ needed }: Place, values: Values): readonly string[] =>
  [...(needed?.keys ?? [])].flatMap(([key, { required }]) => (required && !values.has(key) ? [key] : []));

/** Lines that dotenv ignores. */
export const commented = (lines: readonly string[]): string =>
  lines
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')
    .concat('\n');

const MISTAKE = '# mistake: ';

/** What was typed, with what is wrong with it on top; earlier mistakes are taken away. */
export const withMistakes = (typed: string, findings: readonly Finding[]): string =>
  `${findings.map((finding) => `${MISTAKE}${describe(finding)}\n`).join('')}${withoutMistakes(typed)}`;

export const withoutMistakes = (typed: string): string =>
  typed
    .split('\n')
    .filter((line) => !line.startsWith(MISTAKE))
    .join('\n');

/** What was typed against what was there: keys that stood in the text and stand there no more are removed. */
export function changeBetween(
  base: Snapshot,
  shown: ReadonlySet<string>,
  typed: ReadonlyMap<string, string>,
): Change {
  const set = [...typed].map(([key, value]) => [key, Buffer.from(value)] as const);
  const removed = [...shown].filter((key) => !typed.has(key)).map((key) => [key, undefined] as const);
  return new Map([...set, ...removed].filter(([key, value]) => !isSame(base.values.get(key), value)));
}

/** Keys of a change that somebody else changed since, to something else. */
export const conflicts = (change: Change, base: Snapshot, now: Snapshot): readonly string[] =>
  [...change].flatMap(([key, mine]) => {
    const theirs = now.values.get(key);
    return isSame(theirs, base.values.get(key)) || isSame(theirs, mine) ? [] : [key];
  });

/** What is there now, with the part of a change that meets nobody else's. */
export function merged(now: Snapshot, change: Change, except: readonly string[]): Values {
  const values = new Map(now.values);
  for (const [key, value] of change) {
    if (except.includes(key)) continue;
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  }
  return values;
}

/** What somebody typed for keys that have another value now, as comments, so that nothing is lost. */
export const yours = (change: Change, keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => {
    const value = change.get(key);
    const note = `${key} was changed by somebody else meanwhile, and is as they left it. Yours was:`;
    const line = value === undefined ? `(removed ${key})` : (dotenvLine(key, value) ?? '(no text)');
    return [
      note,
      ...line
        .trimEnd()
        .split(/[\r\n\u2028\u2029]/)
        .map((part) => `  ${part}`),
    ];
  });
