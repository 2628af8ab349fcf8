import { describe, expect, test } from '@jest/globals';
import { ConfigMap } from 'cdk8s-plus-28';
import { ConfigFiles, CronTask, MigrationJob } from '../../lib';
import { isIn, KNOWN_BY_CHANCE, KNOWN_BY_NAME, type NamedSeed } from '../kernel/secret-kinds';
import { api, PLACES, rails } from './secret-places';
import { type Chart, outcome, thrownBy, write } from './seeded-chart';

type Place = (chart: Chart, seed: NamedSeed) => unknown;

const option = (name: string) => `--${name.toLowerCase().replaceAll('_', '-')}`;
const header = (name: string) => `X-${name.replaceAll('_', '-')}`;
const clear = ({ name, text }: NamedSeed) => ({ clear: { [name]: text } });

/** Every place where a value has a name. */
const NAMED: Record<string, Place> = {
  'a clear variable': (chart, seed) => rails(chart, { env: clear(seed) }),
  'a clear variable that is said to be public': (chart, seed) =>
    rails(chart, { env: { ...clear(seed), public: [seed.name] } }),
  "a worker's own": (chart, seed) =>
    rails(chart, { workers: { sidekiq: { adapter: 'sidekiq', env: clear(seed) } } }),
  "a cron's own": (chart, seed) =>
    new CronTask(chart, 'cron', {
      schedule: '@daily',
      command: ['a'],
      memory: '64Mi',
      variables: clear(seed),
    }),
  "a migration's own": (chart, seed) =>
    new MigrationJob(chart, 'migration', { service: rails(chart), variables: clear(seed) }),
  "a helper's own": (chart, { name, text }) =>
    api(chart, { init: { wait: { command: ['a'], memory: '16Mi', variables: { [name]: text } } } }),
  'a container override': (chart, { name, text }) =>
    api(chart, { container: { env: [{ name, value: text }] } }),
  'an init container': (chart, { name, text }) =>
    api(chart, {
      pod: { initContainers: [{ name: 'wait', image: 'wait:1', env: [{ name, value: text }] }] },
    }),
  'an option': (chart, { name, text }) => api(chart, { args: [option(name), text] }),
  'an option with its value': (chart, { name, text }) => api(chart, { args: [`${option(name)}=${text}`] }),
  'a line of shell': (chart, { name, text }) => api(chart, { command: ['sh', '-c', `${name}=${text} run`] }),
  'a header of a probe': (chart, { name, text }) =>
    api(chart, { probes: { readiness: { path: '/up', headers: { [header(name)]: text } } } }),
  'an authorization': (chart, { text }) =>
    api(chart, { probes: { readiness: { path: '/up', headers: { Authorization: text } } } }),
  'a file': (chart, { name, text }) => new ConfigFiles(chart, 'files', { texts: { [name]: text } }),
  'a ConfigMap of cdk8s-plus-28': (chart, { name, text }) =>
    new ConfigMap(chart, 'own', { data: { [name]: text } }),
};

/** Every place of a clear value; one of a helper has no `public`, so only its name and form count. */
const VARIABLES = Object.entries(PLACES.variables).filter(([place]) =>
  /^a clear variable( that .*)?$|(?<!helper's) own$/.test(place),
);

const run = (seeds: readonly NamedSeed[], build: Place) =>
  seeds.map((seed) => {
    write('releases.yaml', 'production: 4f2a9c1\n');
    const thrown = thrownBy((chart) => build(chart, seed));
    const { said, refused, written } = outcome((chart) => build(chart, seed));
    return {
      kind: seed.kind,
      told: isIn(said + thrown, seed),
      kept: !refused && isIn(written, seed),
      refused,
    };
  });

const kinds = (results: readonly { readonly kind: string }[]) => results.map(({ kind }) => kind);

describe('a secret under a name that announces it', () => {
  const cases = Object.entries(NAMED).map(([place, build]) => ({
    place,
    results: run(KNOWN_BY_NAME, build),
  }));

  test.each(cases)('is in no message, report or stack: $place', ({ results }) => {
    expect(kinds(results.filter(({ told }) => told))).toEqual([]);
  });

  test.each(cases)('is refused: $place', ({ results }) => {
    expect(kinds(results.filter(({ refused }) => !refused))).toEqual([]);
  });
});

describe('what looks drawn by lot, under a name that says nothing', () => {
  const cases = VARIABLES.map(([place, build]) => ({
    place,
    results: run(KNOWN_BY_CHANCE, (chart, { text }) => build(chart, text)),
  }));

  test.each(cases)('is in no message, report or stack: $place', ({ results }) => {
    expect(kinds(results.filter(({ told }) => told))).toEqual([]);
  });

  test.each(cases)('is refused: $place', ({ results }) => {
    expect(kinds(results.filter(({ refused }) => !refused))).toEqual([]);
  });
});
