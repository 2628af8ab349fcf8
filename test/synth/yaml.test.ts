import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import type { Manifest } from '../../lib/kernel';
import { toYaml } from '../../lib/synth/yaml';
import { AWKWARD } from './awkward-strings';

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['yaml 1.1', (text) => parse(text, { version: '1.1' })],
  ['yaml 1.2', (text) => parse(text, { version: '1.2' })],
  ['js-yaml', (text) => load(text)],
  ['js-yaml 1.1', (text) => load(text, { schema: YAML11_SCHEMA })],
];

const example = (spec: unknown): Manifest => ({
  apiVersion: 'example.com/v1',
  kind: 'Example',
  metadata: { name: 'one' },
  spec,
});

/** The lines of `spec` alone. */
const written = (spec: unknown): string => toYaml([example(spec)]).split('  name: one\n')[1] ?? '';

const RUNS = { seed: 20_260_101, numRuns: 400 };
const joined = (pieces: fc.Arbitrary<string>, by: string) =>
  fc.array(pieces, { maxLength: 6 }).map((all) => all.join(by));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  joined(fc.constantFrom(...AWKWARD), ''),
  joined(fc.constantFrom(...AWKWARD), '\n'),
  joined(fc.constantFrom(...'0123456789abefxoEtTzZ.:-+_,'), ''),
  joined(fc.constantFrom(...'ab \t\n#:-\'"?|>%@'), ''),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.array(tie('tree')),
    fc.dictionary(text, tie('tree')),
  ),
}));

describe.each(READERS)('%s', (_name, read) => {
  const expectBack = (spec: unknown) => expect(read(toYaml([example(spec)]))).toEqual(example(spec));

  test('reads every awkward text as it was, as a value, in a list and as a key', () => {
    expectBack({ list: AWKWARD, map: Object.fromEntries(AWKWARD.map((key) => [key, key])) });
  });

  test('reads any text as it was, as a value and as a key', () => {
    fc.assert(
      fc.property(text, (any) => expectBack({ value: any, [any]: [any] })),
      RUNS,
    );
  });

  test('reads any tree as it was', () => {
    fc.assert(
      fc.property(tree, (any) => expectBack(any)),
      RUNS,
    );
  });

  test('reads a key of any length with whatever it holds', () => {
    const key = (length: number) => '"'.repeat(length);
    expectBack([{ [key(600)]: { [key(700)]: [{ [key(800)]: 'a\nb' }] }, after: 1 }]);
  });

  test.each([0, -0, 1, -1, 0.1, -1.5, 1e20, 1e21, -1e21, 1.5e300, 1e-7, 5e-324, 2 ** 53, 2 ** 64])(
    'reads the number %p as it was',
    (value) => expectBack(value),
  );
});

describe('what is written', () => {
  test('is the same bytes for equal objects', () => {
    fc.assert(
      fc.property(tree, (any) => expect(written(any)).toBe(written(structuredClone(any)))),
      RUNS,
    );
  });

  test('is the same text when it is read and written again', () => {
    const once = toYaml([example({ list: AWKWARD })]);
    expect(toYaml([parse(once)])).toBe(once);
  });

  test('is laid out as a person would write it', () => {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'orders' } };
    expect(toYaml([account, DEPLOYMENT])).toBe(LAID_OUT);
  });

  test('keeps keys in the order in which they were set', () => {
    expect(written({ name: 'a', image: 'b', command: 'c' })).toBe(
      'spec:\n  name: a\n  image: b\n  command: c\n',
    );
  });

  test('leaves out fields that are undefined or null', () => {
    expect(written({ a: undefined, b: null, c: 0, d: '', e: false })).toBe(
      'spec:\n  c: 0\n  d: ""\n  e: false\n',
    );
  });

  test('shows an empty map and an empty list', () => {
    expect(written({ a: {}, b: [], c: { d: undefined } })).toBe('spec:\n  a: {}\n  b: []\n  c: {}\n');
  });

  test('begins maps and lists of a list on the line of their dash', () => {
    expect(written([[1, [2]], { a: 3, b: [4] }])).toBe(
      'spec:\n  - - 1\n    - - 2\n  - a: 3\n    b:\n      - 4\n',
    );
  });

  test('says a part twice that is used twice, without anchors', () => {
    const part = { a: 1 };
    expect(written([part, part])).toBe('spec:\n  - a: 1\n  - a: 1\n');
  });

  test('takes a map of another realm for a map', () => {
    expect(written(runInNewContext('({ a: [1] })'))).toBe('spec:\n  a:\n    - 1\n');
  });

  test('is nothing for no objects', () => {
    expect(toYaml([])).toBe('');
  });

  test.each([
    ...['768Mi', '100m', '10%', '4f2a9c1', 'v1.34', '10.20.0.0/16', 'carts:expire', '-t', '-e', '--port=80'],
    ...[
      'registry.example.com/a:4f2a9c1',
      'https://example.com/?a=1&b=2',
      '$(POD_IP)',
      '0 3 * * *',
      './a',
      "it's",
    ],
    ...[
      'Prune=false,Delete=false',
      'bundle exec rails db:migrate && echo done',
      'app.kubernetes.io/name',
      'none',
    ],
  ])('leaves %j bare', (bare) => {
    expect(written({ [bare]: bare })).toBe(`spec:\n  ${bare}: ${bare}\n`);
  });

  test.each([
    ['"1"', '1'],
    ['"on"', 'on'],
    ['"200,301,403"', '200,301,403'],
    ['""', ''],
    [`'a: "b"'`, 'a: "b"'],
    [`'it''s "b"'`, `it's "b"`],
    ["'C:\\'", 'C:\\'],
    ['"日本語 😀"', '日本語 😀'],
    ['"a\\tb\\r\\n"', 'a\tb\r\n'],
    ['"\\u0000\\u007f\\u0085\\u2028\\u202e\\ufeff"', '\0\x7f\x85\u2028\u202e\ufeff'],
    ['"a \\nb"', 'a \nb'],
    ['" a\\nb"', ' a\nb'],
    ['"\\na"', '\na'],
  ])('quotes as %s what is not plainly a text', (as, quoted) => {
    expect(written({ [quoted]: quoted })).toBe(`spec:\n  ${as}: ${as}\n`);
  });

  test.each([
    ['a\nb', '|-\n    a\n    b\n'],
    ['a\n\n  b\n', '|\n    a\n\n      b\n'],
    ['a\n\n', '|+\n    a\n\n'],
    [
      '#!/bin/sh\nif true; then\n\techo "日本"\nfi\n',
      '|\n    #!/bin/sh\n    if true; then\n    \techo "日本"\n    fi\n',
    ],
  ])('shows the lines of %j', (lines, as) => {
    expect(written({ a: lines })).toBe(`spec:\n  a: ${as}`);
  });

  test.each([
    ['0', 0],
    ['-0.0', -0],
    ['100000000000000000000', 1e20],
    ['1.0e+21', 1e21],
    ['-1.5e-7', -1.5e-7],
  ])('has the number %s in a form that YAML 1.1 and 1.2 share', (as, value) => {
    expect(written([value])).toBe(`spec:\n  - ${as}\n`);
  });

  test('never breaks a line that the text does not break', () => {
    const long = 'word '.repeat(5000).trim();
    expect(written({ a: long })).toBe(`spec:\n  a: ${long}\n`);
  });
});

function refusalOf(spec: unknown): string {
  try {
    return `nothing refused: ${written(spec)}`;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

describe('what JSON cannot hold', () => {
  test.each<[string, unknown]>([
    ['Example/one.spec.x[3]', { x: [0, 1, 2, undefined] }],
    ['Example/one.spec.x[1]', { x: Object.assign([0], { 2: 2 }) }],
    ['Example/one.spec.x[0]', { x: [null] }],
    ['Example/one.spec.x', { x: Number.NaN }],
    ['Example/one.spec.x[0].y', { x: [{ y: Number.POSITIVE_INFINITY }] }],
    ['Example/one.spec.x', { x: 1n }],
    ['Example/one.spec.x', { x: Symbol('x') }],
    ['Example/one.spec.x', { x: () => 1 }],
    ['Example/one.spec.x', { x: new Date(0) }],
    ['Example/one.spec.x', { x: new Map() }],
    ['Example/one.spec.x', { x: '\ud83d' }],
    ['Example/one.spec', { 'a\udc00': 1 }],
  ])('refuses it at %s (%#)', (place, spec) => {
    expect(refusalOf(spec).split(': expected ')[0]).toBe(place);
  });

  test('refuses half of a surrogate pair without showing the text around it', () => {
    expect(refusalOf({ x: 'hunter2\ud83d' })).not.toContain('hunter2');
  });
});

const DEPLOYMENT: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders-web', annotations: { 'argocd.argoproj.io/sync-wave': '-30' } },
  spec: {
    replicas: 0,
    strategy: { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } },
    template: {
      spec: {
        enableServiceLinks: false,
        containers: [
          {
            name: 'web',
            command: ['mkdir', '-m', '1777', '/tmp/ruby'],
            args: ['set -e\nexec puma\n'],
            env: [{ name: 'RAILS_MAX_THREADS', value: '5' }],
          },
        ],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
    },
  },
};

const LAID_OUT = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: orders
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders-web
  annotations:
    argocd.argoproj.io/sync-wave: "-30"
spec:
  replicas: 0
  strategy:
    rollingUpdate:
      maxSurge: 10%
      maxUnavailable: 0
  template:
    spec:
      enableServiceLinks: false
      containers:
        - name: web
          command:
            - mkdir
            - -m
            - "1777"
            - /tmp/ruby
          args:
            - |
              set -e
              exec puma
          env:
            - name: RAILS_MAX_THREADS
              value: "5"
      volumes:
        - name: tmp
          emptyDir: {}
`;
