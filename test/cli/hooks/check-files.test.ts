import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkFiles } from '../../../lib/cli/hooks';
import { allFiles } from '../../../lib/cli/hooks/staged-files';
import { describe as described } from '../../../lib/kernel';

const HIDDEN = 'hunter22-and-more';
const ours = 'apps/yashima/secrets';

const found = (path: string, content: string | Buffer): readonly string[] =>
  checkFiles([{ path, bytes: Buffer.from(content) }]).map(described);

const pem = (type: 'pkcs1' | 'pkcs8') =>
  generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type, format: 'pem' }).toString();

const plainSecret = `apiVersion: v1\nkind: Secret\nmetadata: { name: dotenv }\nstringData: { A: ${HIDDEN} }\n`;
const plainSops = `apiVersion: isindir.github.com/v1alpha3\nkind: SopsSecret\nmetadata: { name: a }\nspec: { secretTemplates: [{ name: dotenv, stringData: { A: ${HIDDEN} } }] }\n`;
const ageKey = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;

describe('a commit is refused, a finding a file and without its content,', () => {
  test.each([
    ['a plain Secret among encrypted files', `${ours}/qa.enc.yaml`, plainSecret],
    ['a plain SopsSecret among encrypted files', `${ours}/qa.enc.yaml`, plainSops],
    ['something else among encrypted files', `${ours}/qa.enc.yaml`, `A: ${HIDDEN}`],
    ['broken YAML among encrypted files', `${ours}/qa.enc.yaml`, `A: "${HIDDEN}\nb: [`],
    ['no text among encrypted files', `${ours}/qa.enc.yaml`, Buffer.from([0xff, 0xfe, 0])],
    ['an empty encrypted file', `${ours}/qa.enc.yaml`, ''],
    ['a plain Secret among sealed files', `${ours}/qa.sealed.yaml`, plainSecret],
    ['two plain Secrets among sealed files', `${ours}/qa.sealed.yaml`, `${plainSecret}---\n${plainSecret}`],
    ['another ending', `${ours}/qa.enc.yml`, plainSecret],
    ['a plain file', `${ours}/qa.yaml`, `A: ${HIDDEN}`],
    ['a file in a folder below', `${ours}/old/qa.txt`, HIDDEN],
    ['a file of a project that is not at the top', `infra/${ours}/qa.txt`, HIDDEN],
    ['a plain file of that name elsewhere', 'charts/values.enc.yaml', `password: ${HIDDEN}`],
    ['a plain Secret of that name elsewhere', 'secret.enc.yml', plainSecret],
    ['a folder that some file systems take for ours', 'apps/yashima/Secrets/x.yaml', `A: ${HIDDEN}`],
    ['a part of an encrypted file', 'charts/values.enc.yaml', `a: ENC[AES256_GCM,data:x\nb: ${HIDDEN}`],
    ['a plain Secret anywhere', 'sub/secret.yaml', plainSecret],
    ['a plain Secret in data', 'sub/secret.yml', 'kind: Secret\ndata: { A: aHVudGVyMjI= }\n'],
    ['a plain Secret among others', 'all.yaml', `kind: Namespace\n---\n${plainSecret}`],
    [
      'a plain Secret in a list',
      'a.yaml',
      `kind: List\nitems: [{ kind: Secret, stringData: { A: ${HIDDEN} } }]`,
    ],
    ['a plain Secret in JSON', 'a.json', JSON.stringify({ kind: 'Secret', stringData: { A: HIDDEN } })],
    ['a plain SopsSecret anywhere', 'sub/secret.yaml', plainSops],
    ['a Secret with a number', 'sub/secret.yaml', 'kind: Secret\nstringData: { PIN: 0 }\n'],
    ['a Secret in broken YAML', 'sub/secret.yaml', `${plainSecret}x: "`],
    ['a dotenv file with a name', 'sub/prod.env', `# a\nexport A=${HIDDEN}\n`],
    ['.env', '.env', `A=${HIDDEN}`],
    ['.env of an environment', 'services/a/.env.production', `A=${HIDDEN}`],
    ['a key of age', 'key.txt', `# created: today\n${ageKey}\n`],
    ['a key of age in a binary file', 'key.bin', Buffer.concat([Buffer.from([0, 255]), Buffer.from(ageKey)])],
    ['a key in PEM', 'config/tls.key', pem('pkcs8')],
    ['an older key in PEM', 'config/tls.key', pem('pkcs1')],
    ['a key in PEM in a text', 'config/account.json', JSON.stringify({ private_key: pem('pkcs8') })],
    ['a key in PEM with other ends of lines', 'tls.key', pem('pkcs8').replaceAll('\n', '\r\n')],
    ['a key in a dotenv file, once', '.env', pem('pkcs8')],
  ])('for %s', (_, path, content) => {
    const findings = found(path, content);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(
      new RegExp(`^${path.replaceAll('.', '\\.')}[^\n]*: expected [^\n]*; [^\n]+$`),
    );
    expect(findings[0]).not.toMatch(/hunter22|QQQ|MII/);
  });

  test('for a name that a terminal would obey, on one line', () => {
    expect(found('a\n\u001b[31m/.env', 'A=1')[0]).toMatch(/^a\\n\\x1b\[31m\/\.env: /);
  });
});

describe('a commit is taken', () => {
  test.each([
    ['an example of a dotenv file', '.env.example', 'A=1'],
    ['a sample of a dotenv file', 'a/.env.sample', 'A=1'],
    ['a template of a dotenv file', '.env.template', 'A=1'],
    ['an example with a name', 'prod.env.example', `A=${HIDDEN}`],
    ['an example that is called so', 'example.env', `A=${HIDDEN}`],
    ['names without values', 'prod.env', 'A=\n# B=x\nC=""\n'],
    ['a dotenv file that SOPS encrypted', 'prod.env', 'A=ENC[AES256_GCM,data:x]\nsops_version=3.11.0\n'],
    [
      'a Secret without values',
      'a.yaml',
      'kind: Secret\ntype: kubernetes.io/service-account-token\ndata: {}\n',
    ],
    [
      'a Secret of a Helm chart',
      'a.yaml',
      'kind: Secret\nstringData:\n  A: {{ .Values.a }}\n  B: "{{ .b }}"\n',
    ],
    [
      'a Secret of placeholders',
      'a.yaml',
      'kind: Secret\nstringData: { A: $A, B: "$B", C: <path:a#b>, D: "" }\n',
    ],
    ['a Secret for tests', 'test/fixtures/secret.yaml', plainSecret],
    ['a Secret that was made', 'dist/qa/secret.yaml', plainSecret],
    ['a ConfigMap that speaks of a Secret', 'a.yaml', 'kind: ConfigMap\ndata: { a: "kind: Secret" }\n'],
    ['a file for direnv', '.envrc', 'dotenv'],
    [
      'code that speaks of keys',
      'a.ts',
      'const PEM = /-----BEGIN [A-Z ]*PRIVATE KEY-----/; // AGE-SECRET-KEY-1…',
    ],
    [
      'a certificate',
      'a.pem',
      `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(30)}\n-----END CERTIFICATE-----\n`,
    ],
    ['a public key', 'a.pem', `-----BEGIN PUBLIC KEY-----\n${'MIIB'.repeat(30)}\n-----END PUBLIC KEY-----\n`],
    ['a chart beside the secrets', 'apps/yashima/chart.ts', 'export {}'],
    ['another folder of that name', 'docs/secrets/qa.yaml', 'A: b'],
    ['a file that SOPS encrypts by another rule', 'values.enc.yaml', 'a: ENC[x]\nsops:\n    mac: ENC[x]\n'],
  ])('with %s', (_, path, content) => {
    expect(found(path, content)).toEqual([]);
  });

  test('with every file of this repository', () => {
    expect(checkFiles(allFiles(__dirname)).map(described)).toEqual([]);
  });
});

test('the check answers whatever it is given', () => {
  const path = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(`${ours}/qa.enc.yaml`, `${ours}/qa.sealed.yaml`, `${ours}/x`, 'a.enc.yaml', '.env'),
  );
  const content = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
  fc.assert(
    fc.property(path, content, (place, text) => {
      expect(found(place, text).length).toBeLessThanOrEqual(1);
    }),
  );
});
