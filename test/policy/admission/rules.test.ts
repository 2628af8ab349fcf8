import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { EvaluationError } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { looksSecret, type Manifest, moves, parseImage } from '../../../lib/kernel';
import { ADMISSION, type AdmissionRule, CHECKS, judge } from '../../../lib/policy';
import { rulesIn } from '../../../lib/policy/admission/admission-plan';
import type { Case } from '../mutants';
import { MUTANTS } from '../mutants/index';
import { deployment, rendered } from '../objects';
import { foundBy } from './evaluate';
import { OBJECTS } from './objects';

const DIST = join(__dirname, '../../../dist');

function ruleOf(id: string): AdmissionRule {
  const found = ADMISSION.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

const cases = (which: 'refused' | 'passed') =>
  ADMISSION.flatMap(({ id }) =>
    Object.entries(OBJECTS[id]?.[which] ?? {}).map(([title, object]) => ({ id, title, object })),
  );

/** The rules whose check is in a pack. */
const answered = rulesIn(true);

/** What synth says by an id of an object. */
const saidOf = (id: string, object: Manifest) =>
  judge(
    [rendered([object])],
    { whole: false },
    CHECKS.filter((check) => check.id === id),
  ).map(({ finding }) => finding);

describe('an admission rule', () => {
  test.each(cases('refused'))('$id refuses $title', ({ id, object }) => {
    expect(foundBy(ruleOf(id), object)).not.toEqual([]);
  });

  test.each(cases('passed'))('$id lets pass: $title', ({ id, object }) => {
    expect(foundBy(ruleOf(id), object)).toEqual([]);
  });

  test.each(ADMISSION)('$id belongs to a check', ({ id }) => {
    expect(CHECKS.map((check) => check.id)).toContain(id);
  });

  test.each(ADMISSION)('$id is shown an object that it refuses and one that it lets pass', ({ id }) => {
    const { refused = {}, passed = {} } = OBJECTS[id] ?? {};
    expect([Object.keys(refused).length, Object.keys(passed).length]).not.toContain(0);
  });
});

describe('an API server and synth', () => {
  test.each(cases('refused').filter(({ id }) => answered.some(({ rule }) => rule.id === id)))(
    'refuse by $id, as severely: $title',
    ({ id, object }) => {
      const { severity } = answered.find(({ rule }) => rule.id === id) ?? {};
      expect(saidOf(id, object).map((finding) => finding.severity)).toContain(severity);
    },
  );

  test.each(cases('passed'))('let pass by $id: $title', ({ id, object }) => {
    expect(saidOf(id, object)).toEqual([]);
  });

  const mutants = Object.entries(MUTANTS).flatMap(([id, { caught, spared }]) =>
    [
      ...Object.entries(caught).map(([title, [mutant]]) => [title, mutant] as const),
      ...Object.entries(spared),
    ].map(([title, mutant]) => ({ id, title, mutant })),
  );

  test.each(answered.map(({ rule }) => rule))(
    'agree by $id on every mutant: what one refuses the other does',
    (rule) => {
      const surprises = mutants.flatMap(({ id, title, mutant }) =>
        surprisesIn(mutant, `${id} ${title}`, rule),
      );
      expect(surprises).toEqual([]);
    },
  );

  test.each(answered.map(({ rule }) => rule))('let everything in dist pass by $id', (rule) => {
    expect(inDist.flatMap((object) => foundBy(rule, object))).toEqual([]);
  });
});

/** An API server refuses fields of other types, or without them, before it asks a policy. */
function isFound(rule: AdmissionRule, object: Manifest): boolean {
  try {
    return foundBy(rule, object).length > 0;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

/** Objects in which an API server would find what synth does not say of them. */
const surprisesIn = ({ rendered: all = [] }: Case, title: string, rule: AdmissionRule): readonly string[] =>
  all
    .flatMap(({ objects }) => objects)
    .filter((object) => isFound(rule, object))
    .filter(({ kind, metadata: { name } }) => {
      const checks = CHECKS.filter(({ id }) => id === rule.id);
      const said = judge(all, { whole: true }, checks).map(({ finding }) => finding.where);
      return !said.some((where) => where?.kind === kind && where.name === name);
    })
    .map(({ kind, metadata: { name } }) => `${title}: ${kind} ${name}`);

const inDist: readonly Manifest[] = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.k8s.yaml'))
  .flatMap((file) =>
    parseAllDocuments(readFileSync(join(DIST, file), 'utf8')).map((document) => document.toJS()),
  );

describe('an API server reads as synth does', () => {
  test('which names and values of variables are secret', () => {
    const words = fc.constantFrom(
      'DB',
      'PASSWORD',
      'API',
      'KEY',
      'APIKEY',
      'TOKEN',
      'FILE',
      'SECRET',
      'BASE',
      'Url',
    );
    const names = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('_'));
    const values = fc.constantFrom(
      '',
      'true',
      'OFF',
      '12',
      '1234',
      '$(A)',
      '$(A)$(b)',
      'sesame',
      '/run/secrets',
    );
    fc.assert(
      fc.property(names, values, (name, value) => {
        const object = deployment('web', {}, { env: [{ name, value }] });
        expect(foundBy(ruleOf('C17'), object).length > 0).toBe(looksSecret(name, value));
      }),
    );
  });

  test('which images may change under their name', () => {
    const parts = fc.constantFrom('app', 'registry.example.com', 'localhost:5000', 'a/b', 'main');
    const tags = fc.constantFrom(
      '',
      ':latest',
      ':main',
      ':4f2a9c1',
      ':Main',
      ':main-1',
      `@sha256:${'0'.repeat(64)}`,
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 3 }), tags, (path, suffix) => {
        const image = `${path.join('/')}${suffix}`;
        const { tag, digest } = parseImage(image);
        const object = deployment('web', {}, { image });
        const isMoving = digest === undefined && (tag === undefined || moves(tag));
        expect(foundBy(ruleOf('F54'), object).length > 0).toBe(isMoving);
      }),
    );
  });
});

describe('an object', () => {
  const bad = deployment('web', {}, { image: 'app:latest' });
  const metadata = { ...bad.metadata };
  const judged = (object: Manifest, older?: Manifest) => foundBy(ruleOf('F54'), object, older).length > 0;

  test('that was there before the rule is judged when its specification changes, not its labels', () => {
    const labelled = { ...bad, metadata: { ...metadata, labels: { a: 'b' } } };
    const older = deployment('web', {}, { image: 'app:1' });
    expect([judged(labelled, bad), judged(bad, older)]).toEqual([false, true]);
  });

  test('that is being deleted is not judged', () => {
    expect(
      judged({ ...bad, metadata: { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } } as Manifest),
    ).toBe(false);
  });

  test('that something else makes was judged with its maker', () => {
    const spec = { containers: [{ name: 'app', image: 'app:latest' }] };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web-1', namespace: 'yashima' }, spec };
    const owned = { ...pod, metadata: { ...pod.metadata, ownerReferences: [{ kind: 'ReplicaSet' }] } };
    expect([judged(pod), judged(owned as Manifest)]).toEqual([true, false]);
  });
});
