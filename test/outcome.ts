import { expect } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../lib/kernel';
import { toYaml } from '../lib/synth';

/** Path, what was expected, what was found and what to do, on one line. */
const FINDING =
  /^(yashima\/[a-z-]+|platform\.environments)[^ ]*: ((warning )?[A-Z]\d+: )?expected .+, got .+; .+$/;

interface Outcome {
  readonly objects: readonly Manifest[];
  readonly findings: readonly string[];
}

export const hasError = ({ findings }: Outcome): boolean =>
  findings.some((finding) => !/: warning [A-Z]\d+: /.test(finding));

/** Whatever was given: findings that begin with their place, or YAML that says what was rendered. */
export function expectFindingsOrYaml(outcome: Outcome): void {
  for (const finding of outcome.findings) expect(finding).toMatch(FINDING);
  if (hasError(outcome)) return;
  const documents = parseAllDocuments(toYaml(outcome.objects));
  expect(documents.map((document) => document.toJS())).toEqual(outcome.objects);
}

/** What was given, and what stands in its place in the output. */
export type Pair = readonly [given: unknown, found: unknown];

/** Those that were given and are not there. */
export const lost = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter(([given, found]) => given !== undefined && given !== found);

/** A clear value as a container reads it. */
export const asText = (value: unknown) => (value === undefined ? undefined : String(value));
