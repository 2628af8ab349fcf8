import { describe, expect, test } from '@jest/globals';
import { isIn, KNOWN_ANYWHERE, KNOWN_BY_CHANCE, type Seed } from '../kernel/secret-kinds';
import { ERRORS } from './secret-errors';
import { api, ingress, PLACES, type Place, rails } from './secret-places';
import { RELEASES, SURROUNDINGS } from './secret-surroundings';
import { type Chart, type Outcome, outcome, thrownBy, write } from './seeded-chart';

const RELEASE = 'production: 4f2a9c1\n';

/** Of a class of places, each kind meets one or several, and each place some kinds; always the same. */
const meeting = (seeds: readonly Seed[], place: number, places: number): readonly Seed[] => {
  const met = seeds.filter((_, index) => index % places === place % places);
  return met.length > 0 ? met : [seeds[place % seeds.length] ?? seeds[0]].flatMap((seed) => seed ?? []);
};

/** The kinds that were found in what came out, and where. */
const told = (results: readonly (Outcome & { readonly seed: Seed })[]) =>
  results.filter(({ said, seed }) => isIn(said, seed)).map(({ seed }) => seed.kind);
const kept = (results: readonly (Outcome & { readonly seed: Seed })[]) =>
  results
    .filter(({ refused, written, seed }) => !refused && isIn(written, seed))
    .map(({ seed }) => seed.kind);

describe.each(Object.entries(PLACES))('a secret among %s', (_, places) => {
  const all = Object.entries<Place>(places);
  const cases = all.map(([place, build], index) => {
    write('releases.yaml', RELEASE);
    const results = meeting(KNOWN_ANYWHERE, index, all.length).map((seed) => ({
      seed,
      ...outcome((chart) => build(chart, seed.text)),
      thrown: thrownBy((chart) => build(chart, seed.text)),
    }));
    return { place, results };
  });

  test.each(cases)('is in no message, report or stack: $place', ({ results }) => {
    expect([results.length > 0, told(results)]).toEqual([true, []]);
  });

  test.each(cases)('is refused, or in no object: $place', ({ results }) => {
    expect(kept(results)).toEqual([]);
  });

  test.each(cases)('is in no error where no synth is running: $place', ({ results }) => {
    expect(results.filter(({ thrown, seed }) => isIn(thrown, seed)).map(({ seed }) => seed.kind)).toEqual([]);
  });
});

describe('a secret in what is thrown', () => {
  const places = Object.entries(ERRORS);
  const seeds = [...KNOWN_ANYWHERE, ...KNOWN_BY_CHANCE];
  const cases = places.map(([place, build]) => {
    write('releases.yaml', RELEASE);
    return {
      place,
      results: seeds.map((seed) => ({ seed, ...outcome((chart) => build(chart, seed.text)) })),
    };
  });

  test.each(cases)('is in no message, report or stack: $place', ({ results }) => {
    expect(told(results)).toEqual([]);
  });

  test.each(cases)('lets nothing be written: $place', ({ results }) => {
    expect(kept(results)).toEqual([]);
  });
});

describe('a secret around charts', () => {
  const places = Object.entries(SURROUNDINGS);
  const build = (chart: Chart) => ingress(chart, {});
  const cases = places.map(([place, around], index) => {
    write('releases.yaml', RELEASE);
    const results = meeting(KNOWN_ANYWHERE, index, places.length).map((seed) => ({
      seed,
      ...outcome(build, around(seed.text)),
    }));
    return { place, results };
  });

  test.each(cases)('is in no message, report or stack: $place', ({ results }) => {
    expect(told(results)).toEqual([]);
  });

  test.each(cases)('is refused, or in no object: $place', ({ results }) => {
    expect(kept(results)).toEqual([]);
  });
});

describe('a secret in releases.yaml', () => {
  const cases = Object.entries(RELEASES).map(([place, text]) => {
    const results = KNOWN_ANYWHERE.map((seed) => {
      write('releases.yaml', text(seed.text));
      return { seed, ...outcome((chart) => api(chart)) };
    });
    return { place, results };
  });

  test.each(cases)('is in no message, report or stack: $place', ({ results }) => {
    expect(told(results)).toEqual([]);
  });

  test.each(cases)('is refused, or in no object: $place', ({ results }) => {
    expect(kept(results)).toEqual([]);
  });
});

describe('the places are those of charts that are fine otherwise', () => {
  const HARMLESS: [string, (chart: Chart) => unknown][] = [
    [
      'Rails',
      (chart) => rails(chart, { web: { hosts: ['a.example.com'] }, env: { clear: { UPSTREAM: 'x' } } }),
    ],
    ['an ingress', (chart) => ingress(chart, { annotations: { upstream: 'x' } })],
    ['a deployment', (chart) => api(chart, { args: ['--upstream=x'] })],
  ];

  test.each(HARMLESS)('%s', (_, build) => {
    write('releases.yaml', RELEASE);
    expect(outcome(build).refused).toBe(false);
  });
});
