import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { field } from '../../../lib/kernel';
import { UNMISTAKABLE } from '../../kernel/secrets';
import { needed } from './needed';
import { provideFrom } from './sealed-files';
import { seal, sealedSecret } from './sealing';

const A = seal('first');
const B = seal('second');
const DOTENV = needed('dotenv', ['DATABASE_URL']);

const yaml = (...documents: readonly unknown[]): string =>
  documents.map((document) => `---\n${stringify(document, { aliasDuplicateObjects: false })}`).join('');

const provide = (...documents: readonly unknown[]) =>
  provideFrom({ 'qa.sealed.yaml': yaml(...documents) }, DOTENV);

describe('a SealedSecret', () => {
  test('is given to the cluster as kubeseal wrote it, but for what the chart says of it', () => {
    const { objects, findings } = provide(sealedSecret({ DATABASE_URL: A }));
    expect(findings).toEqual([]);
    expect(objects).toEqual([
      {
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        metadata: { name: 'dotenv' },
        spec: { encryptedData: { DATABASE_URL: A } },
      },
    ]);
  });

  test('keeps its scope, and what it says of the Secret', () => {
    const annotations = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
    const template = { metadata: { labels: { team: 'web' }, annotations }, type: 'Opaque', immutable: false };
    const given = sealedSecret({ DATABASE_URL: A }, { metadata: { annotations }, spec: { template } });
    const { objects } = provide(given);
    expect(objects[0]?.metadata.annotations).toEqual(annotations);
    expect(field(objects[0], 'spec', 'template')).toEqual(template);
  });

  test('may be one of several in a file', () => {
    const other = sealedSecret({ url: B }, { metadata: { name: 'orders-db' } });
    const { objects, findings } = provideFrom(
      { 'qa.sealed.yaml': `# who reads this\n${yaml(sealedSecret({ DATABASE_URL: A }), other)}---\n` },
      DOTENV,
      needed('orders-db', ['url']),
    );
    expect(findings).toEqual([]);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['dotenv', 'orders-db']);
  });

  test('of the cluster counts in place of that of its environment', () => {
    const files = {
      'qa-osaka.sealed.yaml': yaml(sealedSecret({ DATABASE_URL: B })),
      'qa.sealed.yaml': yaml(sealedSecret({ DATABASE_URL: A })),
    };
    const { objects } = provideFrom(files, DOTENV);
    expect(field(objects[0], 'spec', 'encryptedData')).toEqual({ DATABASE_URL: B });
  });

  test('rolls pods when a value is sealed anew', () => {
    const { contents } = provide(sealedSecret({ DATABASE_URL: A }));
    expect([...(contents.get('dotenv') ?? [])]).toEqual([['DATABASE_URL', A]]);
  });

  test('is for any namespace where its scope is the cluster', () => {
    const annotations = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
    const metadata = { namespace: 'elsewhere', annotations };
    expect(provide(sealedSecret({ DATABASE_URL: A }, { metadata })).findings).toEqual([]);
  });
});

describe('a text that mentions sealed values', () => {
  const withText = (data: object) => provide(sealedSecret({ PASSWORD: A }, { spec: { template: { data } } }));
  const url = 'postgres://app:{{ index . "PASSWORD" }}@db/orders';

  test('makes a key that pods read, and takes its part from them', () => {
    const { objects, findings } = withText({ DATABASE_URL: url });
    expect(findings).toEqual([]);
    expect(field(objects[0], 'spec', 'template', 'data')).toEqual({ DATABASE_URL: url });
  });

  test('rolls pods when what it mentions is sealed anew', () => {
    const spec = { template: { data: { DATABASE_URL: url } } };
    const [one, other] = [A, B].map((PASSWORD) => provide(sealedSecret({ PASSWORD }, { spec })).contents);
    expect(one?.get('dotenv')?.get('DATABASE_URL')).not.toBe(other?.get('dotenv')?.get('DATABASE_URL'));
  });

  test.each([
    ['a password', 'postgres://app:hunter2@db/orders'],
    ['a part of a password', 'postgres://app:hunter2{{ .PASSWORD }}@db/orders'],
    ['a password as a string of Go', '{{ "postgres://app:hunter2@db/orders" }}'],
    ['a password in a comment of Go', '{{/* postgres://app:hunter2@db/orders */}}{{ .PASSWORD }}'],
  ])('is refused where it has %s, which is not shown', (_, text) => {
    const { findings, objects } = withText({ DATABASE_URL: text });
    expect(objects).toEqual([]);
    expect(findings).toEqual([
      expect.stringMatching(
        /template\.data\.DATABASE_URL: expected a text that anybody may read.*, got what looks/,
      ),
    ]);
    expect(findings.join()).not.toContain('hunter2');
  });

  test('is refused where a key that announces a secret has a string of Go', () => {
    const { findings } = withText({ DATABASE_URL: url, API_TOKEN: '{{ "hunter2" }}' });
    expect(findings).toEqual([expect.stringContaining('template.data.API_TOKEN: ')]);
  });
});

const PLACE = 'yashima/qa-osaka.secrets';
const INSIDE = `${PLACE}/qa.sealed.yaml`;
const template = (more: object) => sealedSecret({ DATABASE_URL: A }, { spec: { template: more } });

describe('a file of SealedSecrets', () => {
  test('is missed by the pods that read a Secret', () => {
    expect(provideFrom({}, DOTENV).findings).toEqual([
      `${PLACE}: expected apps/yashima/secrets/qa.sealed.yaml, for pods read Secret dotenv, got no such file; make it: kubectl create secret generic dotenv --namespace yashima --from-env-file=/dev/stdin --dry-run=client -o yaml | kubeseal --format yaml > apps/yashima/secrets/qa.sealed.yaml`,
    ]);
  });

  test('is missed by nobody where no pod needs a Secret', () => {
    expect(provideFrom({}).findings).toEqual([]);
    expect(provideFrom({}, needed('dotenv', ['SENTRY_DSN?'])).findings).toEqual([]);
  });

  test('is refused where a key is missing that a pod reads, named with file, key and pod', () => {
    expect(provide(sealedSecret({ DATABSE_URL: A })).findings).toEqual([
      expect.stringMatching(
        /^yashima\/qa-osaka\.secrets\.dotenv\.DATABASE_URL: .*qa\.sealed\.yaml.*yashima-web.* in qa, got DATABSE_URL; /,
      ),
    ]);
  });

  test('has the keys that the type of its Secret demands', () => {
    const tls = sealedSecret(
      { 'tls.crt': A },
      { metadata: { name: 'tls' }, spec: { template: { type: 'kubernetes.io/tls' } } },
    );
    const { findings } = provideFrom(
      { 'qa.sealed.yaml': yaml(tls) },
      needed('tls', ['tls.crt'], 'kubernetes.io/tls'),
    );
    expect(findings).toEqual([expect.stringContaining(`${PLACE}.tls.tls.key: `)]);
  });

  test('is refused where a Secret has another type than the chart says', () => {
    const { findings } = provideFrom(
      { 'qa.sealed.yaml': yaml(sealedSecret({ 'tls.crt': A, 'tls.key': B })) },
      needed('dotenv', ['tls.crt'], 'kubernetes.io/tls'),
    );
    expect(findings).toEqual([
      `${INSIDE}.spec.template.type: expected kubernetes.io/tls, got Opaque; write the one that the chart says: its values stay sealed`,
    ]);
  });
});

describe('refuses, with one finding that shows no value,', () => {
  test.each<[string, unknown, string]>([
    [
      'a Secret',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'dotenv' }, stringData: { A: 'hunter2' } },
      `${INSIDE}: expected a SealedSecret, got a Secret; seal it`,
    ],
    [
      'another kind',
      { kind: 'List', items: ['hunter2'] },
      `${INSIDE}.kind: expected SealedSecret, got another kind; `,
    ],
    ['a list', ['hunter2'], `${INSIDE}: expected a SealedSecret, got a list; `],
    ['a text', 'hunter2', `${INSIDE}: expected a SealedSecret, got a string; `],
    [
      'a value that is not sealed',
      sealedSecret({ DATABASE_URL: 'hunter2' }),
      `${INSIDE}.spec.encryptedData.DATABASE_URL: expected a sealed value, got one that is not; `,
    ],
    [
      'a value in base64',
      sealedSecret({ DATABASE_URL: Buffer.from('hunter2').toString('base64') }),
      `${INSIDE}.spec.encryptedData.DATABASE_URL: expected a sealed value, got one that is not; `,
    ],
    [
      'no value',
      sealedSecret({ DATABASE_URL: null }),
      'DATABASE_URL: expected a sealed value, got nothing; ',
    ],
    [
      'a value in place of a key',
      sealedSecret({ 'postgres://app:hunter2@db/orders': A }),
      `${INSIDE}.spec.encryptedData.a key: expected a key of letters, digits, '-', '_' and '.', got something else; `,
    ],
    [
      'data beside the sealed values',
      sealedSecret({ DATABASE_URL: A }, { spec: { data: { A: 'aHVudGVyMg==' } } }),
      `${INSIDE}.spec.data: expected one of encryptedData, template, got another field; `,
    ],
    [
      'stringData of the whole',
      sealedSecret({ DATABASE_URL: A }, { stringData: { A: 'hunter2' } }),
      `${INSIDE}.stringData: expected one of apiVersion, kind, metadata, spec, status, got another field; `,
    ],
    [
      'stringData of the template',
      template({ stringData: { A: 'hunter2' } }),
      `${INSIDE}.spec.template.stringData: expected one of metadata, type, immutable, data, got another field; `,
    ],
    [
      'the copy that kubectl leaves in an annotation',
      template({
        metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'hunter2' } },
      }),
      'expected no copy of the object, got one of kubectl; ',
    ],
    [
      'another namespace, where nobody can unseal it',
      sealedSecret({ DATABASE_URL: A }, { metadata: { namespace: 'orders' } }),
      `${INSIDE}.metadata.namespace: expected yashima, where its pods are, got orders; seal its values anew`,
    ],
    [
      'another namespace, where only the name is free',
      sealedSecret(
        { DATABASE_URL: A },
        {
          metadata: {
            namespace: 'orders',
            annotations: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
          },
        },
      ),
      `${INSIDE}.metadata.namespace: `,
    ],
    [
      'a scope that is no text',
      sealedSecret(
        { DATABASE_URL: A },
        { metadata: { annotations: { 'sealedsecrets.bitnami.com/cluster-wide': true } } },
      ),
      'cluster-wide: expected a text, got a boolean; ',
    ],
    [
      'the API of another version',
      { ...sealedSecret({ DATABASE_URL: A }), apiVersion: 'bitnami.com/v1' },
      `${INSIDE}.apiVersion: `,
    ],
  ])('%s', (_, document, message) => {
    const { findings, objects } = provide(document);
    expect(findings).toEqual([expect.stringContaining(message)]);
    expect(objects).toEqual([]);
    expect(findings.join()).not.toMatch(/hunter2|aHVudGVyM/);
  });

  test.each([
    ['a line that is no YAML', 'kind: SealedSecret\n hunter2: [', 'something else at line 1'],
    ['a key that stands twice', 'hunter2: 1\nhunter2: 2\n', 'a key for the second time at line 2, column 1'],
    ['an alias', 'a: &hunter2 {}\nb: *hunter2\n', 'an alias at line 2, column 4'],
  ])('%s', (_, text, got) => {
    const { findings } = provideFrom({ 'qa.sealed.yaml': text }, DOTENV);
    expect(findings).toEqual([
      expect.stringContaining(`${INSIDE}: expected YAML as kubeseal writes it, got ${got}`),
    ]);
    expect(findings.join()).not.toContain('hunter2');
  });

  test('a Secret that stands twice', () => {
    const { findings } = provide(sealedSecret({ DATABASE_URL: A }), sealedSecret({ OTHER: B }));
    expect(findings).toEqual([
      `${INSIDE}.1: expected Secret dotenv once, got one that stands above too; put their keys together`,
    ]);
  });
});

/** Every SealedSecret that has a text in place of one of its values, or of the name of one. */
function withText(value: unknown, text: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [text];
  const entries = Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const others = entries.filter(([other]) => other !== key);
    const named = Object.fromEntries([...others, [text, inner]]);
    const valued = withText(inner, text).map((changed) => Object.fromEntries([...others, [key, changed]]));
    return [named, ...valued];
  });
}

test('a secret by its shape reaches neither a message nor the cluster, wherever it stands in a file', () => {
  const texts = { labels: { team: 'web' }, annotations: { 'example.com/team': 'web' } };
  const spec = {
    template: {
      metadata: { name: 'dotenv', ...texts },
      type: 'Opaque',
      immutable: false,
      data: { URL: '{{ .DATABASE_URL }}' },
    },
  };
  const whole = {
    ...sealedSecret({ DATABASE_URL: A }, { metadata: texts, spec }),
    status: { conditions: {} },
  };
  fc.assert(
    fc.property(UNMISTAKABLE, ({ secret, text }) => {
      const answers = withText(whole, text).map((document) => provide(document));
      expect(answers.length).toBeGreaterThanOrEqual(40);
      expect(JSON.stringify(answers)).not.toContain(secret);
    }),
    { numRuns: 12 },
  );
});
