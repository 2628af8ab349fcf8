import { describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import type { EnvVar } from 'kubernetes-types/core/v1';
import { EnvConfig, type EnvProps, refuseOwned } from '../../lib/config';
import { externalsIn } from '../../lib/kernel';
import { messagesOf } from '../kernel/messages';
import { GIVEN } from './plans';

const sharing = (shared: EnvProps) => new EnvConfig(new Chart(new App(), 'orders'), 'env', shared);

const variablesOf = (shared: EnvProps, own: EnvProps): readonly EnvVar[] =>
  sharing(shared).forContainer(own).variables;

const namesOf = (shared: EnvProps, own: EnvProps) => variablesOf(shared, own).map(({ name }) => name);

const valueIn = (shared: EnvProps, own: EnvProps, variable: string) =>
  variablesOf(shared, own).find(({ name }) => name === variable)?.value;

describe('what one container has beside the shared variables', () => {
  test.each<[string, EnvProps, object]>([
    ['a clear value', { clear: { OWN: 0 } }, { value: '0' }],
    ['an empty one', { clear: { OWN: '' } }, { value: '' }],
    ['a key of dotenv', { secret: ['OWN'] }, { valueFrom: { secretKeyRef: { name: 'dotenv', key: 'OWN' } } }],
    [
      'a key of another Secret',
      { secret: [{ from: 'db', keys: { OWN: 'url' }, optional: false }] },
      { valueFrom: { secretKeyRef: { name: 'db', key: 'url', optional: false } } },
    ],
    [
      'a fact about the pod',
      { field: { OWN: 'metadata.name' } },
      { valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ],
  ])('may be %s', (_what, own, entry) => {
    expect(variablesOf({ secret: ['A'] }, own)).toEqual([
      expect.objectContaining({ name: 'A' }),
      { name: 'OWN', ...entry },
    ]);
  });

  test('may be whole sources, which single variables of all win over', () => {
    const shared = sharing({ clear: { A: 1 }, from: [{ secret: 'rails' }] });
    expect(shared.forContainer({ from: [{ configMap: 'holidays', prefix: '' }] }).from).toEqual([
      { secretRef: { name: 'rails' } },
      { prefix: '', configMapRef: { name: 'holidays' } },
      { configMapRef: { name: shared.configMap?.name } },
    ]);
  });

  test('may be a ConfigMap of somebody else, which the chart then knows as such', () => {
    const chart = new Chart(new App(), 'orders');
    new EnvConfig(chart, 'env', {}).forContainer({ from: [{ configMap: 'holidays' }] });
    expect([...externalsIn(chart)]).toEqual(['ConfigMap/holidays']);
  });

  test('makes no ConfigMap of its own', () => {
    const shared = sharing({ clear: { A: 1 } });
    expect(shared.forContainer({ clear: { B: 2 } }).from).toEqual(shared.forContainer().from);
  });
});

describe('a variable of its own', () => {
  test.each<[EnvProps]>([
    [{ clear: { B: 'mine' } }],
    [{ secret: ['B'] }],
    [{ field: { B: 'metadata.name' } }],
  ])('stands in place of a shared one, never beside it: %p', (own) => {
    expect(namesOf({ secret: ['A', 'B', 'C'] }, own)).toEqual(['A', 'B', 'C']);
  });

  test.each([
    ['a$$b', 'a$$$$b'],
    ['$(KEY)', '$(KEY)'],
    ['$(HOST)', 'db'],
    ['$$(KEY)', '$$(KEY)'],
  ])('called OWN that says %p is written so that Kubernetes reads it thus: %p', (value, written) => {
    expect(valueIn({ secret: ['KEY'], clear: { HOST: 'db' } }, { clear: { OWN: value } }, 'OWN')).toBe(
      written,
    );
  });

  test('may mention others of its own', () => {
    const own: EnvProps = { secret: ['KEY'], clear: { HOST: 'db', URL: 'redis://:$(KEY)@$(HOST)' } };
    expect(valueIn({}, own, 'URL')).toBe('redis://:$(KEY)@db');
  });

  test('may be a shared one and more', () => {
    expect(valueIn({ clear: { OPTIONS: '-a' } }, { clear: { OPTIONS: '$(OPTIONS) -b' } }, 'OPTIONS')).toBe(
      '-a -b',
    );
  });

  test.each<[string, EnvProps, string]>([
    ['text', { clear: { PORT: 28080 } }, 'http://$(IP):28080'],
    ['key of a Secret', { secret: ['PORT'] }, 'http://$(IP):$(PORT)'],
    ['nothing', {}, 'http://$(IP):3000'],
  ])('that is a %s is what shared values that mention it say', (_what, own, url) => {
    const shared: EnvProps = {
      field: { IP: 'status.podIP' },
      clear: { PORT: 3000, URL: 'http://$(IP):$(PORT)' },
    };
    expect(valueIn(shared, own, 'URL')).toBe(url);
  });

  test.each<[string, EnvProps, EnvProps]>([
    ['was text', { secret: ['A'], clear: { HOST: 'x', URL: '$(A)$(HOST)' } }, { secret: ['HOST'] }],
    ['was secret', { secret: ['HOST', 'A'], clear: { URL: '$(HOST)' } }, { clear: { HOST: '$(A)' } }],
    [
      'mentions another',
      { secret: ['HOST'], clear: { A: '$(HOST)' } },
      { secret: ['B'], clear: { HOST: '$(B)' } },
    ],
  ])('stands before shared values that mention it where it %s', (_what, shared, own) => {
    const listed = variablesOf(shared, own);
    const law = ({ value = '' }: EnvVar, index: number) =>
      [...value.matchAll(/\$\((\w+)\)/g)].every(([, name]) =>
        listed.slice(0, index).some((before) => before.name === name),
      );
    expect(listed.map(law)).toEqual(listed.map(() => true));
  });

  test.each<[EnvProps, string]>([
    [
      { clear: { PASSWORD: 'hunter2' } },
      "clear.PASSWORD: expected a value that anybody may read, got what looks like a secret; put it into the Secret and name its key: secret: ['PASSWORD']",
    ],
    [
      { clear: { 'MY-VAR': '' } },
      "clear.MY-VAR: expected a variable's name of letters, digits and '_', no digit first, got something else; rename the variable; never write a value here",
    ],
    [
      { clear: { A: '$(A)' } },
      'clear.A: expected variables that stand before it, got $(A); declare A above it, or write $$(A) for the text itself',
    ],
    [
      { clear: { A: '$(SHARED)', SHARED: 'x' } },
      'clear.A: expected variables that stand before it, got $(SHARED); declare SHARED above it, or write $$(SHARED) for the text itself',
    ],
    [
      { clear: { KEY: '$(URL)' } },
      'clear.KEY: expected variables that do not lead back to it, got $(URL); write KEY without $(URL), which mentions KEY itself',
    ],
    [
      { secret: ['A'], clear: { A: 1 } },
      'clear.A: expected each variable once, got A again; remove one of the two: secret, field and clear name different variables',
    ],
    [
      { secret: [{ from: 'Bad_Name', keys: ['A'] }] },
      'secret.0.from: expected the name of a Secret, got something else; write the name that the Secret has',
    ],
    [
      { from: [{ configMap: 'A b' }] },
      'from.0.configMap: expected the name of a ConfigMap, got something else; write the name that the ConfigMap has',
    ],
    [
      { configMap: 'mine' },
      "configMap: expected no ConfigMap of a single workload, got 'mine'; leave it out: these values stand in the container's own list",
    ],
  ])('refuses %p, once', (own, message) => {
    const shared = { secret: ['KEY'], clear: { SHARED: 'y', URL: '$(KEY)@db' } };
    expect(() => sharing(shared).forContainer(own)).toThrow(new Error(`orders/env.variables.${message}`));
  });

  test('is filed where its workload says', () => {
    const attempt = () => sharing({}).forContainer({ clear: { A: '$(B)' } }, 'orders/web.variables');
    expect(attempt).toThrow(/^orders\/web\.variables\.clear\.A: /);
  });

  test('never stands beside another of its name, and nothing shared is lost', () => {
    const some = fc.subarray(['A', 'B', 'C', 'D']);
    const law = (shared: string[], own: string[]) =>
      expect([...namesOf({ secret: shared }, { secret: own })].sort()).toEqual(
        [...new Set([...shared, ...own])].sort(),
      );
    fc.assert(fc.property(some, some, law), { seed: 20_260_101, numRuns: 100 });
  });
});

describe('a variable that belongs to a prop', () => {
  const wrong = (own: EnvProps) =>
    messagesOf((path) => refuseOwned(own, GIVEN, path), 'orders/web.variables');

  test.each<[EnvProps, string]>([
    [{ clear: { PORT: 4000 } }, 'clear.PORT'],
    [{ secret: ['PORT'] }, 'secret.0'],
    [{ secret: [{ from: 'a', keys: { PORT: 'port' } }] }, 'secret.0'],
    [{ field: { PORT: 'metadata.name' } }, 'field.PORT'],
  ])('refuses to be %p of a single workload', (own, place) => {
    expect(wrong(own)).toEqual([
      `orders/web.variables.${place}: expected no PORT here, got one; set web.port`,
    ]);
  });

  test.each<[EnvProps]>([[{ clear: { PORT: 3000 } }], [{ clear: { TZ: 'Etc/UTC' } }], [{}]])(
    'is no other, and may say the same: %p',
    (own) => {
      expect(wrong(own)).toEqual([]);
    },
  );
});
