import { type Document, isMap, parseDocument } from 'yaml';
import type { Release } from './release';
import { type Place, placeOf, startOf } from './release-place';
import { blockScalar, inline } from './release-scalar';
import { isSameBut } from './same-but';
import { aliasesInto, spliced } from './splices';
import { commentsIn, documentEnd } from './yaml-comments';

/** What one entry of the file is to say; undefined for no entry, so that it runs what others say. */
export type ReleaseEdits = ReadonlyMap<string, Release | undefined>;

/**
 * The releases.yaml with some entries changed. Whatever else it says stays as it is, letter by letter, comments too: those
 * within a changed entry go above it. The text must be one that can be read.
 */
export const withReleases = (text: string, edits: ReleaseEdits): string =>
  [...edits].reduce((before, [key, release]) => withEntry(before, key, release && entryOf(release)), text);

/** A release as it is written: the short form where there is nothing else to say. */
type Entry = string | Readonly<Record<string, string>>;

function entryOf({ tag, digest, note, schema, compatible }: Release): Entry {
  const fields = Object.entries({ tag, digest, note, schema, compatible }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const [[first, only] = []] = fields;
  const isShort = fields.length === 1 && (first === 'tag' || first === 'digest');
  return isShort && only !== undefined ? only : Object.fromEntries(fields);
}

function withEntry(text: string, key: string, entry: Entry | undefined): string {
  const document = parsed(text);
  const edited = entry === undefined ? removed(text, document, key) : written(text, document, key, entry);
  const isRight = edited !== undefined && isSameBut(text, edited, key, entry);
  return isRight ? edited : writtenAnew(document, key, entry);
}

/** Every scalar is text, as whoever reads the file takes it. */
const parsed = (text: string): Document =>
  parseDocument(text, { schema: 'failsafe', keepSourceTokens: true, logLevel: 'silent' });

/** Undefined where entries have no lines of their own. */
function written(text: string, document: Document, key: string, entry: Entry): string | undefined {
  const { contents } = document;
  if (isMap(contents) && contents.flow === true) return undefined;
  if (!isMap(contents) || !document.has(key)) return appended(text, document, key, entry);
  const place = placeOf(text, document, key);
  if (place === undefined) return undefined;
  const { value, lineStart, indent, newline } = place;
  const above = commentsIn(value.text).map((comment) => `${indent}${comment.text}${newline}`);
  return spliced(text, [
    { start: lineStart, end: lineStart, text: above.join('') },
    { ...value, text: inItsForm(entry, place) },
    ...aliasesInto(document, value),
  ]);
}

/** A line for each field where the entry had that, else one for all. */
function inItsForm(entry: Entry, { gap, fieldIndent, newline, source }: Place): string {
  if (typeof entry === 'string') return `${gap}${blockScalar(entry, source)}`;
  if (fieldIndent === undefined) return `${gap}${inline(entry)}`;
  return Object.entries(entry)
    .map(([key, value]) => `${newline}${fieldIndent}${key}: ${blockScalar(value)}`)
    .join('');
}

/** As the last entry, below the comments that end the file. */
function appended(text: string, { contents }: Document, key: string, entry: Entry): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const end = documentEnd(text);
  const before = text.slice(0, end);
  const first = isMap(contents) ? startOf(contents.items[0]) : undefined;
  const indent = /[ ]*$/.exec(text.slice(0, first ?? 0))?.[0] ?? '';
  const gap = before === '' || before.endsWith('\n') ? '' : newline;
  const value = typeof entry === 'string' ? blockScalar(entry) : inline(entry);
  return `${before}${gap}${indent}${inline(key)}: ${value}${newline}${text.slice(end)}`;
}

/** Without the comments on its lines. */
function removed(text: string, document: Document, key: string): string | undefined {
  if (!document.has(key)) return text;
  const place = placeOf(text, document, key);
  if (place === undefined) return undefined;
  const { value, lineStart } = place;
  const next = text.indexOf('\n', value.end) + 1;
  const lines = { start: lineStart, end: next === 0 ? text.length : next, text: '' };
  return spliced(text, [lines, ...aliasesInto(document, value)]);
}

/** As the package writes it: for braces around the whole file, and keys that are no single word. */
function writtenAnew(document: Document, key: string, entry: Entry | undefined): string {
  if (!isMap(document.contents)) document.contents = document.createNode({});
  if (entry === undefined) document.delete(key);
  else document.set(key, document.createNode(entry, { flow: true }));
  return document.toString({ lineWidth: 0 });
}
