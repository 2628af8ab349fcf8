import { describe, expect, test } from '@jest/globals';
import { Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import fc from 'fast-check';
import type { EnvProps, FieldPath, SecretKeys, WholeSource } from '../../lib/config';
import { envOf, GIVEN, variable, wrongWith } from './plans';

describe('a secret', () => {
  test('is a reference to the Secret dotenv by the name of its key', () => {
    expect(variable({ secret: ['DATABASE_URL'] }, 'DATABASE_URL')).toEqual({
      name: 'DATABASE_URL',
      valueFrom: { secretKeyRef: { name: 'dotenv', key: 'DATABASE_URL' } },
    });
  });

  test.each<[SecretKeys, object]>([
    [
      { from: 'db', keys: ['URL'] },
      { name: 'db', key: 'URL' },
    ],
    [
      { from: 'db', keys: { URL: 'url.primary' } },
      { name: 'db', key: 'url.primary' },
    ],
    [
      { from: { kind: 'Secret', name: 'db' }, keys: ['URL'] },
      { name: 'db', key: 'URL' },
    ],
    [
      { from: 'db', keys: ['URL'], optional: true },
      { name: 'db', key: 'URL', optional: true },
    ],
    [
      { from: 'db', keys: ['URL'], optional: false },
      { name: 'db', key: 'URL', optional: false },
    ],
  ])('of %p is a reference to %p', (entry, reference) => {
    expect(variable({ secret: [entry] }, 'URL')?.valueFrom?.secretKeyRef).toEqual(reference);
  });

  test('keeps the order in which it was declared', () => {
    const secret = ['Z', { from: 'db', keys: ['Y', 'X'] }, 'A'];
    expect(envOf({ secret }).variables.map(({ name }) => name)).toEqual(['Z', 'Y', 'X', 'A']);
  });

  const KEY =
    "expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value";
  const NAME =
    "expected a variable's name of letters, digits and '_', no digit first, got something else; rename the variable; never write a value here";
  test.each<[string, SecretKeys, string]>([
    [
      'a value in place of its key',
      { from: 'db', keys: { URL: 'mysql://u:p@h/db' } },
      `orders/env.secret.0: ${KEY}`,
    ],
    [
      'a token in place of its key',
      { from: 'db', keys: { URL: 'sk_live_0123456789abcdef' } },
      `orders/env.secret.0: ${KEY}`,
    ],
    ['dots as a key', { from: 'db', keys: { URL: '..' } }, `orders/env.secret.0: ${KEY}`],
    [
      'a variable that no shell can say',
      { from: 'db', keys: { 'db-url': 'url' } },
      `orders/env.secret.0: ${NAME}`,
    ],
    [
      'an object of another kind',
      { from: { kind: 'ConfigMap', name: 'db' }, keys: ['URL'] },
      'orders/env.secret.0.from: expected a Secret, got a ConfigMap; give a Secret or its name',
    ],
  ])('refuses %s', (_what, entry, message) => {
    expect(wrongWith({ secret: [entry] })).toEqual([message]);
  });

  test('refuses a value where the name of a key belongs, without saying it', () => {
    expect(wrongWith({ secret: ['API_KEY=hunter2hunter2'] }).join()).not.toContain('hunter2');
  });
});

describe('a fact about the pod', () => {
  test.each<[FieldPath, object]>([
    ['metadata.name', { fieldRef: { fieldPath: 'metadata.name' } }],
    ["metadata.labels['app']", { fieldRef: { fieldPath: "metadata.labels['app']" } }],
    ['status.podIPs', { fieldRef: { fieldPath: 'status.podIPs' } }],
    ['limits.memory', { resourceFieldRef: { resource: 'limits.memory' } }],
    ['requests.ephemeral-storage', { resourceFieldRef: { resource: 'requests.ephemeral-storage' } }],
  ])('%s comes from the downward API', (path, source) => {
    expect(variable({ field: { FACT: path } }, 'FACT')?.valueFrom).toEqual(source);
  });

  test('refuses one that the downward API does not know', () => {
    // @ts-expect-error misspelt
    const field: EnvProps['field'] = { FACT: 'metadata.nmae' };
    expect(wrongWith({ field })).toEqual([
      "orders/env.field.FACT: expected a field of the downward API, got 'metadata.nmae'; write one such as 'metadata.name' or 'status.podIP'",
    ]);
  });
});

describe('a whole source', () => {
  test.each<[WholeSource, object]>([
    [{ secret: 'a' }, { secretRef: { name: 'a' } }],
    [{ configMap: { kind: 'ConfigMap', name: 'b' } }, { configMapRef: { name: 'b' } }],
    [
      { secret: 'a', prefix: 'A_' },
      { prefix: 'A_', secretRef: { name: 'a' } },
    ],
    [
      { secret: 'a', prefix: '', optional: false },
      { prefix: '', secretRef: { name: 'a', optional: false } },
    ],
  ])('%p is %p', (source, expected) => {
    expect(envOf({ from: [source] }).from).toEqual([expected]);
  });

  test('may be an object of cdk8s-plus-28', () => {
    const chart = Testing.chart();
    const secret = new Secret(chart, 'secret', { metadata: { name: 'theirs' } });
    expect(envOf({ from: [{ secret }] }).from).toEqual([{ secretRef: { name: 'theirs' } }]);
  });

  test.each<[WholeSource, string]>([
    [
      { secret: { kind: 'ConfigMap', name: 'a' } },
      'secret: expected a Secret, got a ConfigMap; give a Secret or its name',
    ],
    [
      { configMap: 'A b' },
      'configMap: expected the name of a ConfigMap, got something else; write the name that the ConfigMap has',
    ],
  ])('refuses %p', (source, message) => {
    expect(wrongWith({ from: [source] })).toEqual([`orders/env.from.0.${message}`]);
  });
});

describe('a variable', () => {
  const TWICE =
    'expected each variable once, got A again; remove one of the two: secret, field and clear name different variables';
  test.each<[EnvProps, string]>([
    [{ secret: ['A', 'A'] }, 'secret.1'],
    [{ secret: ['A', { from: 'b', keys: ['A'] }] }, 'secret.1'],
    [{ secret: ['A'], field: { A: 'metadata.name' } }, 'field.A'],
    [{ secret: ['A'], clear: { A: 1 } }, 'clear.A'],
    [{ field: { A: 'metadata.name' }, clear: { A: '$(A)' } }, 'clear.A'],
  ])('refuses to be declared twice: %p', (props, place) => {
    expect(wrongWith(props)).toEqual([`orders/env.${place}: ${TWICE}`]);
  });

  test.each<[EnvProps, string]>([
    [{ clear: { PORT: 4000 } }, 'clear.PORT'],
    [{ secret: ['PORT'] }, 'secret.0'],
    [{ field: { PORT: 'metadata.name' } }, 'field.PORT'],
  ])('refuses to be declared where it belongs to a prop: %p', (props, place) => {
    expect(wrongWith(props, GIVEN)).toEqual([
      `orders/env.${place}: expected no PORT here, got one; set web.port`,
    ]);
  });

  test('may repeat what the library gives', () => {
    expect(wrongWith({ clear: { PORT: 3000 } }, GIVEN)).toEqual([]);
  });

  test.each<[EnvProps, string | undefined]>([
    [{}, 'Asia/Tokyo'],
    [{ clear: { TZ: 'Etc/UTC' } }, 'Etc/UTC'],
    [{ secret: ['TZ'] }, undefined],
    [{ field: { TZ: 'metadata.name' } }, undefined],
  ])('takes the place of a default: %p leaves %p in the ConfigMap', (props, expected) => {
    expect(envOf(props, GIVEN).data.TZ).toBe(expected);
  });

  test.each(['toString', 'valueOf', 'hasOwnProperty'])('may be called %s', (name) => {
    const { data } = envOf({ clear: Object.fromEntries([[name, 'x']]) }, GIVEN);
    expect(Object.getOwnPropertyDescriptor(data, name)?.value).toBe('x');
  });
});

describe('a secret that the library asks for', () => {
  test.each<[string, EnvProps]>([
    ['nothing', {}],
    ['another key', { secret: ['RAILS_MASTER_KEY'] }],
    ['a whole Secret, of which nobody knows the keys', { from: [{ secret: 'rails' }] }],
  ])('comes from dotenv where the chart names %s', (_what, props) => {
    expect(variable(props, 'SECRET_KEY_BASE', GIVEN)?.valueFrom?.secretKeyRef?.name).toBe('dotenv');
  });

  test.each<[string, EnvProps, object]>([
    ['as a key of dotenv', { secret: ['SECRET_KEY_BASE'] }, { name: 'dotenv', key: 'SECRET_KEY_BASE' }],
    [
      'in a named Secret',
      { secret: [{ from: 'r', keys: { SECRET_KEY_BASE: 'skb' } }] },
      { name: 'r', key: 'skb' },
    ],
  ])('is asked for once where the chart names it %s', (_where, props, reference) => {
    const asked = envOf(props, GIVEN).variables.filter(({ name }) => name === 'SECRET_KEY_BASE');
    expect(asked.map(({ valueFrom }) => valueFrom?.secretKeyRef)).toEqual([reference]);
  });

  test('is not asked for where the chart takes it from elsewhere', () => {
    const field = { SECRET_KEY_BASE: "metadata.annotations['key']" } as const;
    expect(envOf({ field }, GIVEN).variables).toHaveLength(1);
  });
});

describe('the ConfigMap', () => {
  test('has its keys in the order of the alphabet, so that moving a line changes nothing', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z]{1,5}$/), fc.nat(9)), {
      selector: ([key]) => key,
    });
    const law = (all: [string, number][]) => {
      const [one, other] = [all, [...all].reverse()].map((lines) =>
        envOf({ clear: Object.fromEntries(lines) }),
      );
      expect(JSON.stringify(one?.data)).toBe(JSON.stringify(other?.data));
    };
    fc.assert(fc.property(entries, law), { seed: 20_260_101, numRuns: 200 });
  });
});
