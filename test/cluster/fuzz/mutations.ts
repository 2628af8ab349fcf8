import type { Manifest } from '../../../lib/kernel';
import { operatorsFor } from './operators';
import { patternOf, replaced, valueAt, type Way, waysIn } from './places';
import { Random } from './random';

/** One valid object with one thing wrong, or not wrong, as it may be. */
export interface Mutation<T> {
  readonly title: string;
  readonly of: T;
  readonly pattern: string;
  readonly operator: string;
  readonly mutant: Manifest;
}

interface Target<T> {
  readonly of: T;
  readonly way: Way;
}

/** As many mutations as asked for, of all kinds of places alike: a field that many objects have is one place. */
export function mutationsOf<T extends { readonly object: Manifest }>(
  all: readonly T[],
  count: number,
  seed: number,
): readonly Mutation<T>[] {
  const random = new Random(seed);
  const targets = [...targetsByPattern(all).values()];
  return Array.from({ length: count }, () => mutate(random.one(random.one(targets)), random));
}

function targetsByPattern<T extends { readonly object: Manifest }>(all: readonly T[]) {
  const targets = new Map<string, Target<T>[]>();
  for (const of of all) {
    for (const way of waysIn(of.object)) {
      const pattern = `${of.object.kind} ${patternOf(way)}`;
      const found = targets.get(pattern);
      if (found === undefined) targets.set(pattern, [{ of, way }]);
      else found.push({ of, way });
    }
  }
  return targets;
}

function mutate<T extends { readonly object: Manifest }>(
  { of, way }: Target<T>,
  random: Random,
): Mutation<T> {
  const { object } = of;
  const [operator, value] = random.one(operatorsFor(valueAt(object, way)));
  const pattern = patternOf(way);
  const title = `${object.kind}/${object.metadata.name} ${pattern}: ${operator}`;
  return { title, of, pattern, operator, mutant: replaced(object, way, value) };
}
