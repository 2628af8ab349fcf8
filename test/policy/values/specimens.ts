import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { describe as line, type Manifest } from '../../../lib/kernel';
import { type Check, judge } from '../../../lib/policy';
import { rendered } from '../objects';

/** Valid objects with most fields that Kubernetes has; test/cluster/fuzz.test.ts asks an API server for each. */
export const SPECIMENS: readonly Manifest[] = parseAllDocuments(
  readFileSync(join(__dirname, 'specimens.yaml'), 'utf8'),
).map((document) => document.toJS());

/** A specimen, by `Kind/name`, with other values at some places: keys and indices with dots between; undefined takes away. */
export function specimen(title: string, changes: Readonly<Record<string, unknown>> = {}): Manifest {
  const found = SPECIMENS.find(({ kind, metadata }) => `${kind}/${metadata.name}` === title);
  if (found === undefined) throw new Error(`no specimen ${title}`);
  const copy = structuredClone(found);
  for (const [place, value] of Object.entries(changes)) set(copy, place.split('.'), value);
  return copy;
}

function set(object: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  const inner = object as Record<string, unknown>;
  if (rest.length > 0) set(inner[key], rest, value);
  else if (value === undefined) delete inner[key];
  else inner[key] = value;
}

/** What some checks have against an object alone, a line each, from the field on. */
export const refusedBy = (checks: readonly Check[], object: Manifest): readonly string[] =>
  judge([rendered([object])], { whole: false }, checks).map(({ finding }) =>
    line(finding).replace(/^\S+?\/\S+?\/\w+\/[^.]*\./, ''),
  );
