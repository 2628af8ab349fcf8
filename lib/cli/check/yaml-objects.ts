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
  const documents = [...parseAllDocuments(text, { lineCounter })];
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
  return { objects, findings };
}

const EXPECTED = 'an object with apiVersion, kind and metadata.name';

const itemsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
    ? value.items
    : [value];

const refusal = (place: string, expected: string, got: string, fix: string): readonly Finding[] =>
  inspect(place, (path) => path.refuse(expected, new Words(got), fix)).findings;
