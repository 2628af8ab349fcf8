import { LineCounter, parseAllDocuments } from 'yaml';
import { type Finding, inspect, isManifest, type Manifest, Words } from '../../kernel';

/** The objects of a file, and what in it is none. */
export interface YamlObjects {
  readonly objects: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/** Reads YAML of any number of documents; a List is what is in it. */
export function readObjects(file: string, text: string): YamlObjects {
  const lineCounter = new LineCounter();
  // as kubectl reads it: `yes` is true
  const documents = [...parseAllDocuments(text, { lineCounter, version: '1.1', logLevel: 'silent' })];
  const objects: Manifest[] = [];
  const findings = documents.flatMap((document): readonly Finding[] => {
    const [error] = document.errors;
    const place = `${file}:${lineCounter.linePos(error?.pos[0] ?? document.contents?.range?.[0] ?? 0).line}`;
    if (error !== undefined) return refusal(place, 'YAML', error.message.split('\n')[0] ?? '', 'correct it');
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return [];
    const all = itemsOf(value);
    objects.push(...all.filter(isManifest));
    return all.every(isManifest) ? [] : refusal(place, EXPECTED, 'another value', 'write all three');
  });
  const nothing = objects.length === 0 && findings.length === 0;
  return { objects, findings: nothing ? refusal(file, 'objects', 'none', 'give it some') : findings };
}

const EXPECTED = 'an object with apiVersion, kind and metadata.name';

const itemsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
    ? value.items
    : [value];

const refusal = (place: string, expected: string, got: string, fix: string): readonly Finding[] =>
  inspect(place, (path) => path.refuse(expected, new Words(got), fix)).findings;
