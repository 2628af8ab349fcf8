import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { provideExternal } from '../../lib/config/secrets/external-provider';
import type { SecretProvider } from '../../lib/config/secrets/provider';
import { provideSealed } from '../../lib/config/secrets/sealed-provider';
import { provideSops } from '../../lib/config/secrets/sops-provider';
import {
  type ExternalSource,
  inspect,
  describe as line,
  type Manifest,
  type NeededSecret,
  NOWHERE,
} from '../../lib/kernel';
import { toYaml } from '../../lib/synth';
import { sopsSecret, template } from '../config/secrets/encrypted-documents';
import { needed } from '../config/secrets/needed';
import { seal, sealedSecret } from '../config/secrets/sealing';
import { expectAdmitted } from './admission';
import { describePublished, forget, teach } from './custom-definitions';
import { kubectl, restrictedNamespace } from './kubectl';

const NAMESPACE = 'secret-sources';
const DEFINITIONS = [
  'external-secrets.io_externalsecrets',
  'bitnami.com_sealedsecrets',
  'isindir.github.com_sopssecrets',
];

/** The service's folder. */
let folder = '';

/** What a source renders in the environment qa, with the namespace that a chart adds. */
function rendered<Source>(
  provide: SecretProvider<Source>,
  source: Source,
  secrets: readonly NeededSecret[],
): readonly Manifest[] {
  const environment = { ...NOWHERE, name: 'qa', cluster: { name: 'qa', primary: true } };
  const { value, findings } = inspect('yashima/qa.secrets', (path) =>
    provide(source, { namespace: NAMESPACE, secrets }, { service: 'yashima', environment, folder }, path),
  );
  expect(findings.map(line)).toEqual([]);
  return value.objects.map((object) => ({
    ...object,
    metadata: { ...object.metadata, namespace: NAMESPACE },
  }));
}

const external = (source: Partial<ExternalSource>, ...secrets: readonly NeededSecret[]) =>
  rendered(provideExternal, { source: 'external', store: { name: 'aws' }, ...source }, secrets);

/** What a source renders of a file in the service's folder. */
function ofFile<Source>(name: string, text: string, provide: SecretProvider<Source>, source: Source) {
  mkdirSync(join(folder, 'secrets'), { recursive: true });
  writeFileSync(join(folder, 'secrets', name), text);
  return rendered(provide, source, [needed('dotenv', ['DATABASE_URL'])]);
}

const sealed = (...documents: readonly object[]) =>
  ofFile(
    'qa.sealed.yaml',
    documents.map((document) => `---\n${stringify(document, { aliasDuplicateObjects: false })}`).join(''),
    provideSealed,
    { source: 'sealed' },
  );

const sops = (text: string) => ofFile('qa.enc.yaml', text, provideSops, { source: 'sops' });

/** A SopsSecret that SOPS encrypted for a new key, or one that looks so where there is no SOPS. */
function encryptedText(): string {
  const isThere = ['sops', 'age-keygen'].every(
    (command) => spawnSync(command, ['--version']).error === undefined,
  );
  if (!isThere) return stringify(sopsSecret());
  const keys = join(folder, 'age.txt');
  execFileSync('age-keygen', ['-o', keys], { stdio: 'ignore' });
  const [recipient = ''] = /age1\w+/.exec(readFileSync(keys, 'utf8')) ?? [];
  const { sops: _, ...plain } = sopsSecret([template({ DATABASE_URL: 'postgres://db/yashima' })]);
  const rule = ['--encrypted-regex', '^(data|stringData)$', '--age', recipient];
  return execFileSync('sops', ['encrypt', ...rule, '--filename-override', 'qa.enc.yaml'], {
    cwd: folder,
    encoding: 'utf8',
    input: stringify(plain),
  });
}

/** The text of the one object, with a mistake in it. */
const mistaken = ([object]: readonly Manifest[], right: string, wrong: string): string => {
  const text = JSON.stringify(object);
  expect(text).toContain(right);
  return text.replace(right, wrong);
};

/** What the API server says against an object. */
const refusal = (text: string): string => {
  const { status, stderr } = kubectl(
    ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'],
    text,
  );
  expect(status).not.toBe(0);
  return stderr;
};

const scope = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
const plainSealed = () =>
  sealed(sealedSecret({ DATABASE_URL: seal('x') }, { metadata: { namespace: NAMESPACE } }));

describePublished('what makes Secrets, asked of an API server with the published definitions', () => {
  let added: readonly string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'secret-sources-'));
    added = teach(DEFINITIONS);
    restrictedNamespace(NAMESPACE);
  });
  afterAll(() => {
    kubectl(['delete', 'namespace', NAMESPACE]);
    forget(added);
    rmSync(folder, { recursive: true, force: true });
  });

  test.each<[string, () => readonly Manifest[]]>([
    [
      'an ExternalSecret for each Secret',
      () => external({}, needed('dotenv', ['A', 'B']), needed('db', ['url'])),
    ],
    [
      'an ExternalSecret with everything in it',
      () =>
        external(
          {
            store: { name: 'vault', kind: 'SecretStore' },
            refreshInterval: '0s',
            remote: ({ key = '' }) => ({ key: 'yashima', property: key, version: '3' }),
          },
          needed('dotenv', ['*', 'A', 'B?', 'tls.crt'], 'kubernetes.io/tls'),
        ),
    ],
    [
      'an ExternalSecret of optional keys alone',
      () => external({ refreshInterval: '1.5h' }, needed('dotenv', ['A?'])),
    ],
    ['a SealedSecret', plainSealed],
    [
      'a SealedSecret with everything in it',
      () =>
        sealed(
          sealedSecret(
            { PASSWORD: seal('x'), EMPTY: seal('') },
            {
              metadata: { namespace: NAMESPACE, labels: { team: 'web' }, annotations: scope },
              spec: {
                template: {
                  metadata: { labels: { team: 'web' }, annotations: scope },
                  type: 'Opaque',
                  immutable: false,
                  data: { DATABASE_URL: 'postgres://app:{{ .PASSWORD }}@db{{ .EMPTY }}' },
                },
              },
            },
          ),
        ),
    ],
    ['a SopsSecret', () => sops(encryptedText())],
  ])('%s passes a strict server-side dry run without a warning', (_, render) => {
    const objects = render();
    expect(objects.length).toBeGreaterThan(0);
    expectAdmitted(toYaml(objects), objects);
  });

  describe('a mistake of one word is refused', () => {
    test.each([
      [
        'a field that does not exist',
        '"deletionPolicy"',
        '"deletionpolicy"',
        '.spec.target.deletionpolicy: field not declared in schema',
      ],
      ['a policy that does not exist', '"Owner"', '"Own"', 'Unsupported value: "Own"'],
      [
        'a kind of store that does not exist',
        '"ClusterSecretStore"',
        '"Store"',
        'Unsupported value: "Store"',
      ],
      ['a place without a key', '"key":"qa/yashima/dotenv"', '"kee":"a"', 'spec.data[0].remoteRef'],
    ])('in an ExternalSecret: %s', (_, right, wrong, message) => {
      expect(refusal(mistaken(external({}, needed('dotenv', ['A'])), right, wrong))).toContain(message);
    });

    test.each([
      [
        'a field that does not exist',
        '"encryptedData"',
        '"encrypteddata"',
        '.spec.encrypteddata: field not declared in schema',
      ],
      ['data of a Secret', '"spec":', '"stringData":{},"spec":', '.stringData: field not declared in schema'],
      ['a value that is no text', '"DATABASE_URL":', '"DATABASE_URL":1,"B":', '.spec.encryptedData'],
    ])('in a SealedSecret: %s', (_, right, wrong, message) => {
      expect(refusal(mistaken(plainSealed(), right, wrong))).toContain(message);
    });

    test.each([
      [
        'a field that does not exist',
        '"secretTemplates"',
        '"secretTemplate"',
        '.spec.secretTemplate: field not declared in schema',
      ],
      ['a Secret without a name', '"name":"dotenv"', '"nam":"dotenv"', 'spec.secretTemplates[0]'],
    ])('in a SopsSecret: %s', (_, right, wrong, message) => {
      expect(refusal(mistaken(sops(stringify(sopsSecret())), right, wrong))).toContain(message);
    });
  });
});
