import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { type Finding, inspect, isManifest, type Manifest, textAt, Words } from '../../kernel';

/** The objects of a file, and what in it is none. */
interface YamlObjects {
  readonly objects: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/** Reads YAML of any number of documents; a List is what is in it. What the parser says is not shown: it may quote a value. */
export function readObjects(file: string, text: string): YamlObjects {
  const lineCounter = new LineCounter();
  // as kubectl reads it: `yes` is true
  const documents = [...parseAllDocuments(text, { lineCounter, version: '1.1', logLevel: 'silent' })];
  const objects: Manifest[] = [];
  const findings = documents.flatMap((document): readonly Finding[] => {
    const [error] = document.errors;
    const place = `${file}:${lineCounter.linePos(error?.pos[0] ?? document.contents?.range?.[0] ?? 0).line}`;
    if (error !== undefined) return refusal(place, 'YAML', wordsOf(error.code), 'correct it');
    const read = followed(document);
    if (read === undefined)
      return refusal(place, 'YAML', 'aliases that lead nowhere, in circles or to too much', 'write it out');
    const all = itemsOf(read.value);
    objects.push(...all.filter(isManifest));
    return all.every(isManifest) ? [] : refusal(place, EXPECTED, 'another value', 'write all three');
  });
  const nothing = objects.length === 0 && findings.length === 0;
  return { objects, findings: nothing ? refusal(file, 'objects', 'none', 'give it some') : findings };
}

const EXPECTED = 'an object with apiVersion, kind and metadata.name';

/** `BAD_INDENT` as people say it. */
const wordsOf = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** Undefined for aliases that cannot be followed. */
function followed(document: Document): { readonly value: unknown } | undefined {
  try {
    const value: unknown = document.toJS();
    // an alias in a circle is a value in itself
    JSON.stringify(value);
    return { value };
  } catch {
    return undefined;
  }
}

/** What is in a List, and in the Lists in it. */
function itemsOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  const isList = /List$/.test(textAt(value, 'kind') ?? '') && typeof value === 'object' && 'items' in value;
  return isList && Array.isArray(value.items) ? value.items.flatMap(itemsOf) : [value];
}

const refusal = (place: string, expected: string, got: string, fix: string): readonly Finding[] =>
  inspect(place, (path) => path.refuse(expected, new Words(got), fix)).findings;
