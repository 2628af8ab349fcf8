import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encrypted, judge, metadata, secret, sopsSecret, template, yaml } from './encrypted-documents';

const messages = (document: unknown): readonly string[] => judge(yaml(document)).messages;

describe('an encrypted file', () => {
  test('is a SopsSecret, whose Secrets and keys are readable', () => {
    const [url, token] = [encrypted(), encrypted()];
    const tls = { name: 'tls', type: 'kubernetes.io/tls', data: { 'tls.key': token } };
    const { found, messages } = judge(yaml(sopsSecret([template({ DATABASE_URL: url, EMPTY: '' }), tls])));
    expect([messages, found?.kind, [...(found?.secrets ?? [])]]).toEqual([
      [],
      'SopsSecret',
      [
        [
          'dotenv',
          {
            values: new Map([
              ['DATABASE_URL', url],
              ['EMPTY', ''],
            ]),
          },
        ],
        ['tls', { type: 'kubernetes.io/tls', values: new Map([['tls.key', token]]) }],
      ],
    ]);
  });

  test('is a Secret', () => {
    const { found, messages } = judge(yaml(secret()));
    expect([messages, found?.kind, [...(found?.secrets.keys() ?? [])]]).toEqual([[], 'Secret', ['dotenv']]);
  });

  test.each<[string, object]>([
    ['JSON', sopsSecret()],
    [
      'for AWS KMS',
      sopsSecret([template()], {
        sops: metadata({
          age: [],
          kms: [
            {
              arn: 'arn:aws:kms:eu-west-1:111122223333:key/a',
              created_at: 'x',
              enc: 'A'.repeat(64),
              aws_profile: '',
            },
          ],
        }),
      }),
    ],
    [
      'for GCP KMS',
      sopsSecret([template()], {
        sops: metadata({
          age: undefined,
          gcp_kms: [
            {
              resource_id: 'projects/p/locations/global/keyRings/k/cryptoKeys/c',
              created_at: 'x',
              enc: 'A'.repeat(64),
            },
          ],
        }),
      }),
    ],
    [
      'with labels, annotations and switches of the operator',
      sopsSecret([template(undefined, { labels: { team: 'a' }, annotations: { 'example.com/a': 'b c' } })], {
        spec: { suspend: false, enforceOwnership: true, secretTemplates: [template()] },
      }),
    ],
    [
      'with what kubectl leaves behind',
      secret(undefined, { metadata: { name: 'dotenv', creationTimestamp: null } }),
    ],
    [
      'for a plug-in with key groups',
      secret(undefined, {
        sops: metadata({ age: undefined, key_groups: [{ age: metadata().age }], shamir_threshold: 1 }),
      }),
    ],
    ['with a key that is a file', secret({ 'tls.key': encrypted() })],
  ])('may be %s', (_what, document) => {
    expect(judge(JSON.stringify(document)).messages).toEqual([]);
  });
});

const ENC = encrypted();
const PLAIN = 'hunter2-hunter2-hunter2';
const YAML = 'file: expected YAML as SOPS writes it, got';
const AGAIN = 'then decrypt the file and encrypt it again';
const RESTORE =
  "take the file's last encrypted version from Git (git restore) and set the key there with kube env set; change the value too if it was committed";
const IT = 'file.spec.secretTemplates.0';

describe('an encrypted file refuses', () => {
  test.each<[string, string, string]>([
    ['what is no YAML', `a: "${PLAIN}`, `${YAML} something else at line 1, column 28; mend that line`],
    [
      'two documents',
      `a: 1\n---\nb: ${PLAIN}\n`,
      `${YAML} a second document at line 2, column 1; leave one document in a file`,
    ],
    [
      'a key twice',
      `a: 1\na: ${PLAIN}\n`,
      `${YAML} a key for the second time at line 2, column 1; remove one of the two`,
    ],
    [
      'an anchor',
      `a: &x ${PLAIN}\n`,
      `${YAML} an anchor at line 1, column 7; write it out: SOPS and Kubernetes may read it in different ways`,
    ],
    [
      'an alias',
      `b: *x\n`,
      `${YAML} an alias at line 1, column 4; write it out: SOPS and Kubernetes may read it in different ways`,
    ],
    [
      'a merge key',
      `<<: { a: ${PLAIN} }\n`,
      `${YAML} a merge key at line 1, column 1; write it out: SOPS and Kubernetes may read it in different ways`,
    ],
    [
      'a tag',
      `a: !!binary aHVudGVyMg==\n`,
      `${YAML} a tag at line 1, column 13; write it out: SOPS and Kubernetes may read it in different ways`,
    ],
    [
      'a key that is no text',
      `1: ${PLAIN}\n`,
      `${YAML} a key that is no text at line 1, column 1; write it out: SOPS and Kubernetes may read it in different ways`,
    ],
    [
      'a control character',
      `a: \u0007${PLAIN}\n`,
      `${YAML} a control character at line 1, column 4; write it as text`,
    ],
    ['nothing', '', `${YAML} nothing at line 1, column 1; write the file, or remove it`],
    ['a mere text', PLAIN, 'file: expected a SopsSecret or a Secret, got a string; see lib/config/README.md'],
    ['a list', `- ${PLAIN}`, 'file: expected a SopsSecret or a Secret, got a list; see lib/config/README.md'],
    [
      'what Git left of a merge',
      `a: 1\n<<<<<<< HEAD\nb: ${PLAIN}\n=======\nb: ${ENC}\n>>>>>>> topic\n`,
      'file: expected one version of the file, got a merge conflict in line 2; take one side (git checkout --ours or --theirs), then set the keys that the other one changed again with kube env set',
    ],
    [
      'a file that lost its end',
      `kind: Secret\nstringData:\n  A: ${ENC}\n  B: ENC[AES256_GCM,data:`,
      'file: expected a file that SOPS encrypted, got a part of one; take its last version from Git (git restore), and make the change there with kube env set',
    ],
  ])('%s', (_what, text, message) => {
    expect(judge(text)).toEqual({ messages: [message] });
  });

  test.each<[string, object, string]>([
    [
      'a plaintext file, with one finding',
      { ...secret({ A: PLAIN, B: PLAIN }), sops: undefined },
      'file: expected a file that SOPS encrypted, got a plain one; encrypt it with sops encrypt --in-place, and change its values too if it was committed',
    ],
    [
      'names that are encrypted too, with one finding',
      { ...sopsSecret(), apiVersion: ENC, kind: ENC, metadata: { name: ENC } },
      `file.apiVersion: expected only what is below data and stringData encrypted, got an encrypted text here and 2 more; set encrypted_regex: ^(data|stringData)$ in .sops.yaml, ${AGAIN}`,
    ],
    [
      'another kind',
      { ...secret(), kind: 'ConfigMap' },
      'file.kind: expected SopsSecret or Secret, got another kind; see lib/config/README.md for both',
    ],
    [
      'another version',
      { ...sopsSecret(), apiVersion: 'isindir.github.com/v1alpha1' },
      'file.apiVersion: expected isindir.github.com/v1alpha3, got something else; write isindir.github.com/v1alpha3',
    ],
    [
      'no checksum',
      { ...secret(), sops: metadata({ mac: undefined }) },
      'file.sops.mac: expected a value, got nothing; add it',
    ],
    [
      'a checksum that is none',
      { ...secret(), sops: metadata({ mac: PLAIN }) },
      'file.sops.mac: expected the checksum that SOPS writes, got a string; let SOPS write this part',
    ],
    [
      'nobody who can decrypt',
      { ...secret(), sops: metadata({ age: [] }) },
      'file.sops: expected somebody who can decrypt the file, got nobody; name an age, kms or gcp_kms key in .sops.yaml, and encrypt the file again',
    ],
    [
      'a key in plain text among those of the recipients',
      { ...secret(), sops: metadata({ age: [{ recipient: 'age1', enc: PLAIN }] }) },
      'file.sops.age.0.enc: expected the encrypted key of the file, got a string; let SOPS write this part',
    ],
    [
      'a rule that the operator would read otherwise',
      { ...sopsSecret(), sops: metadata({ encrypted_regex: 'data' }) },
      `file.sops.encrypted_regex: expected ^(data|stringData)$, got another rule; set encrypted_regex in .sops.yaml, ${AGAIN}`,
    ],
    [
      'no rule for the operator',
      { ...sopsSecret(), sops: metadata({ encrypted_regex: undefined }) },
      'file.sops.encrypted_regex: expected a value, got nothing; add it',
    ],
    [
      'a field that the operator loses',
      { ...sopsSecret(), sops: metadata({ shamir_threshold: 1 }) },
      'file.sops.shamir_threshold: expected one of age, kms, gcp_kms, azure_kv, hc_vault, pgp, lastmodified, mac, version, mac_only_encrypted, encrypted_regex, got another field; remove it, or correct its name',
    ],
    [
      'a value that is not encrypted',
      sopsSecret([template({ A: ENC, B: PLAIN })]),
      `${IT}.stringData.B: expected a value that SOPS encrypted, got one that is not; ${RESTORE}`,
    ],
    [
      'a number that is not encrypted',
      secret({ A: 20261121 }),
      `file.stringData.A: expected a value that SOPS encrypted, got one that is not; ${RESTORE}`,
    ],
    [
      'a map in place of a value',
      secret({ A: { B: ENC } }),
      `file.stringData.A: expected a value that SOPS encrypted, got one that is not; ${RESTORE}`,
    ],
    [
      'a value with something behind it',
      secret({ A: `${ENC}${PLAIN}` }),
      `file.stringData.A: expected a value that SOPS encrypted, got one that is not; ${RESTORE}`,
    ],
    [
      'a value with a short nonce',
      secret({ A: ENC.replace(/iv:.{4}/, 'iv:') }),
      `file.stringData.A: expected a value that SOPS encrypted, got one that is not; ${RESTORE}`,
    ],
    [
      'nothing as a value',
      secret({ A: null }),
      "file.stringData.A: expected a value that SOPS encrypted, got nothing; write a value, or ''",
    ],
    [
      'an encrypted number',
      secret({ A: encrypted('int') }),
      'file.stringData.A: expected an encrypted text, got an encrypted int; quote the value in sops edit, for Kubernetes takes texts only',
    ],
    [
      'a key that Kubernetes refuses',
      secret({ 'a b': ENC }),
      "file.stringData.a key: expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value",
    ],
    [
      'a value in place of a key',
      secret({ ghp_hunter2hunter2hunter2: ENC }),
      "file.stringData.a key: expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value",
    ],
    [
      'a key that cdk8s loses',
      secret({ constructor: ENC }),
      "file.stringData: expected a name other than '__proto__' and 'constructor', got 'constructor'; rename it",
    ],
    [
      'a key in data and stringData',
      secret({ A: ENC }, { data: { A: ENC } }),
      'file.data.A: expected each key once, got one in stringData too; remove one of the two',
    ],
    [
      'a Secret twice',
      sopsSecret([template(), template({ B: ENC })]),
      'file.spec.secretTemplates.1.name: expected each Secret once, got one that stands above too; put their keys together',
    ],
    [
      'no Secret',
      sopsSecret([]),
      'file.spec.secretTemplates: expected a Secret at least, got none; add one, or remove the file',
    ],
    [
      'a field that nobody knows',
      secret(undefined, { immutable: true }),
      'file.immutable: expected one of apiVersion, kind, metadata, type, stringData, data, sops, got another field; remove it, or correct its name',
    ],
    [
      'a copy that kubectl made of the values',
      secret(undefined, {
        metadata: { name: 'a', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': PLAIN } },
      }),
      'file.metadata.annotations.kubectl.kubernetes.io/last-applied-configuration: expected no copy of the object, got one of kubectl; remove it, for it may hold every value',
    ],
    [
      'a secret in an annotation',
      secret(undefined, { metadata: { name: 'a', annotations: { 'example.com/api-token': PLAIN } } }),
      'file.metadata.annotations.example.com/api-token: expected a text that anybody may read, got what looks like a secret; move it below stringData',
    ],
    [
      'what is no label',
      secret(undefined, { metadata: { name: 'a', labels: { team: `${PLAIN} ${PLAIN}` } } }),
      'file.metadata.labels.team: expected the value of a label, got something else; put other values into an annotation',
    ],
    [
      'what is no name',
      secret(undefined, { metadata: { name: `${PLAIN}!` } }),
      "file.metadata.name: expected the name of an object, got something else; write lower-case letters, digits, '-' and '.'",
    ],
    [
      'no name',
      secret(undefined, { metadata: {} }),
      'file.metadata.name: expected a value, got nothing; add it',
    ],
  ])('%s', (_what, document, message) => {
    expect(messages(document)).toEqual([message]);
  });

  test('each value that is not encrypted, once', () => {
    const found = messages(secret({ A: PLAIN, B: ENC, C: PLAIN })).map((message) => message.split(':')[0]);
    expect(found).toEqual(['file.stringData.A', 'file.stringData.C']);
  });
});

/** Texts of which no part is a word of ours. */
const VALUE = fc
  .oneof(fc.stringMatching(/^[A-Z0-9+/]{8,40}$/), fc.string({ minLength: 8, maxLength: 60, unit: 'binary' }))
  .map((text) => `#Q7${text}`);
const windows = (text: string): readonly string[] =>
  Array.from({ length: Math.max(1, text.length - 7) }, (_, start) => text.slice(start, start + 8));

describe('a value that is not encrypted', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Z_]{0,12}$/), { minLength: 1, maxLength: 6 });

  test('is refused wherever it stands, and no part of it is shown', () => {
    const law = (names: readonly string[], at: number, value: string, isOperator: boolean, field: string) => {
      const values = Object.fromEntries(
        names.map((name, index) => [name, index === at % names.length ? value : ENC]),
      );
      const document = isOperator
        ? sopsSecret([{ name: 'a', [field]: values }])
        : secret({}, { [field]: values });
      const { found, messages } = judge(yaml(document));
      expect([found, messages.length]).toEqual([undefined, 1]);
      expect(windows(value).filter((part) => messages.join('\n').includes(part))).toEqual([]);
    };
    const field = fc.constantFrom('data', 'stringData');
    fc.assert(fc.property(keys, fc.nat(), VALUE, fc.boolean(), field, law), {
      seed: 20_261_121,
      numRuns: 300,
    });
  });

  test('is never shown, whatever became of the file around it', () => {
    const text = yaml(sopsSecret([template({ DATABASE_URL: ENC, B: ENC })]));
    const law = (value: string, from: number, length: number) => {
      const start = from % text.length;
      const { messages } = judge(text.slice(0, start) + value + text.slice(start + length));
      expect(windows(value).filter((part) => messages.join('\n').includes(part))).toEqual([]);
    };
    fc.assert(fc.property(VALUE, fc.nat(), fc.nat({ max: 200 }), law), { seed: 20_261_121, numRuns: 500 });
  });

  test('is none where a text of any kind is judged: it is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(judge(text).messages.length).toBeGreaterThan(0);
      }),
      { seed: 20_261_121, numRuns: 500 },
    );
  });
});
