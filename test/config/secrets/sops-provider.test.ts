import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { provideSops } from '../../../lib/config/secrets/sops-provider';
import {
  type Environment,
  inspect,
  describe as line,
  type NeededSecret,
  NOWHERE,
  type SopsSource,
} from '../../../lib/kernel';
import { encrypted, secret, sopsSecret, template, yaml } from './encrypted-documents';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The folder of yashima below apps, with files of encrypted values in it. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const top = mkdtempSync(join(tmpdir(), 'sops-provider-'));
  made.push(top);
  const folder = join(top, 'apps/yashima');
  mkdirSync(join(folder, 'secrets'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'secrets', name), text);
  return folder;
}

const WEB = { kind: 'Deployment', name: 'yashima-web' };
const need = (name: string, beside: Partial<NeededSecret> = {}): NeededSecret => ({
  name,
  keys: new Map([['DATABASE_URL', { workloads: [WEB], required: true }]]),
  required: true,
  whole: [],
  ...beside,
});

interface Asked {
  readonly needed?: readonly NeededSecret[];
  readonly source?: Partial<SopsSource>;
  readonly cluster?: string;
}

function ask(
  files: Readonly<Record<string, string>> | string,
  { needed = [need('dotenv')], source, cluster = 'production' }: Asked = {},
) {
  const environment: Environment = {
    ...NOWHERE,
    name: 'production',
    cluster: { name: cluster, primary: true },
  };
  const folder = typeof files === 'string' ? files : folderWith(files);
  const { value, findings } = inspect('yashima/production/secrets', (path) =>
    provideSops(
      { source: 'sops', ...source },
      { namespace: 'yashima', secrets: needed },
      { service: 'yashima', environment, folder },
      path,
    ),
  );
  return { provided: value, messages: findings.map(line) };
}

const plugin: Asked = { source: { decryptedBy: 'plugin' } };
const IN = 'yashima/production/secrets/production.enc.yaml';
const FILE = 'apps/yashima/secrets/production.enc.yaml';

describe('for the operator', () => {
  test('a SopsSecret is rendered with the values as they are, under keys that stay where they were', () => {
    const document = sopsSecret([template()], {
      metadata: { name: 'yashima', namespace: 'yashima', annotations: { 'example.com/a': '' } },
      status: { message: 'Healthy' },
    });
    const { provided, messages } = ask({ 'production.enc.yaml': yaml(document) });
    expect([messages, provided.file, provided.objects]).toEqual([
      [],
      undefined,
      [{ ...document, metadata: { name: 'yashima', annotations: { 'example.com/a': '' } } }],
    ]);
  });

  test('switches that say no are kept', () => {
    const spec = { suspend: false, enforceOwnership: false, secretTemplates: [template()] };
    const { provided } = ask({ 'production.enc.yaml': yaml(sopsSecret([], { spec })) });
    expect(provided.objects[0]?.spec).toEqual(spec);
  });

  test('what is encrypted is known by Secret and key', () => {
    const value = encrypted();
    const { provided } = ask({
      'production.enc.yaml': yaml(sopsSecret([template({ DATABASE_URL: value })])),
    });
    expect(provided.contents).toEqual(new Map([['dotenv', new Map([['DATABASE_URL', value]])]]));
  });

  test('the file of a cluster is used instead of that of its environment', () => {
    const files = { 'production.enc.yaml': 'broken: [', 'production-osaka.enc.yaml': yaml(sopsSecret()) };
    expect(ask(files, { cluster: 'production-osaka' }).messages).toEqual([]);
  });

  test('no file is asked for where no pod needs a Secret', () => {
    const keys = new Map([['A', { workloads: [WEB], required: false }]]);
    const optional = need('dotenv', { keys, required: false });
    expect(
      [ask({}, { needed: [] }), ask({}, { needed: [optional] })].map(({ messages }) => messages),
    ).toEqual([[], []]);
  });
});

describe('for a plug-in', () => {
  test('a file goes on byte for byte', () => {
    const text = `# of team a\n${yaml(secret())}\n\n`;
    const { provided, messages } = ask({ 'production.enc.yaml': text }, plugin);
    expect([messages, provided.objects, provided.file]).toEqual([[], [], text]);
  });

  test.each(['-40', '-30', '-21'])('a Secret may be in wave %s', (wave) => {
    const metadata = {
      name: 'dotenv',
      namespace: 'yashima',
      annotations: { 'argocd.argoproj.io/sync-wave': wave },
    };
    expect(ask({ 'production.enc.yaml': yaml(secret(undefined, { metadata })) }, plugin).messages).toEqual(
      [],
    );
  });

  const WAVE = `${IN}.metadata.annotations.argocd.argoproj.io/sync-wave: expected a wave from -40 to -21, before whatever reads it, got`;
  const FIX = "set argocd.argoproj.io/sync-wave: '-30' with sops edit";
  test.each([
    ['none', undefined, 'nothing'],
    ['that of the assets', '-20', '-20'],
    ['one before the namespace', '-41', '-41'],
    ['no number', 'early', 'something else'],
  ])('refuses a wave that is %s', (_what, wave, got) => {
    const annotations = wave === undefined ? {} : { 'argocd.argoproj.io/sync-wave': wave };
    const document = secret(undefined, { metadata: { name: 'dotenv', annotations } });
    expect(ask({ 'production.enc.yaml': yaml(document) }, plugin).messages).toEqual([
      `${WAVE} ${got}; ${FIX}`,
    ]);
  });

  test('refuses to be asked for two Secrets, with one finding', () => {
    const { messages } = ask(
      { 'production.enc.yaml': yaml(secret()) },
      { ...plugin, needed: [need('dotenv'), need('tls')] },
    );
    expect(messages).toEqual([
      `${IN}: expected one Secret, as a file holds one for a plug-in, got dotenv, tls; put all keys into one Secret, or let the operator decrypt them: decryptedBy: 'operator'`,
    ]);
  });
});

describe('encrypted values of a service refuse', () => {
  test('to be nowhere, and say how to make them', () => {
    expect(ask({}).messages).toEqual([
      `yashima/production/secrets: expected ${FILE}, for pods in production read Secret dotenv, got no such file; make it: kube env set yashima -e production DATABASE_URL`,
    ]);
  });

  test('to be what another way of decryption needs', () => {
    const BOUND = 'and encrypt it again, for no value can be moved as it is';
    expect([
      ask({ 'production.enc.yaml': yaml(secret()) }).messages,
      ask({ 'production.enc.yaml': yaml(sopsSecret()) }, plugin).messages,
    ]).toEqual([
      [
        `${IN}.kind: expected SopsSecret, which the sops-secrets-operator decrypts here, got Secret; decrypt it, write it as a SopsSecret ${BOUND}`,
      ],
      [
        `${IN}.kind: expected Secret, which a plug-in of Argo CD decrypts here, got SopsSecret; decrypt it, write it as a Secret ${BOUND}`,
      ],
    ]);
  });

  test('the namespace of somebody else', () => {
    const document = sopsSecret([template()], { metadata: { name: 'yashima', namespace: 'tokei' } });
    expect(ask({ 'production.enc.yaml': yaml(document) }).messages).toEqual([
      `${IN}.metadata.namespace: expected no namespace, or yashima, got 'tokei'; leave it out with sops edit: it is added where the file is used`,
    ]);
  });

  test('another type than the pods need', () => {
    const needed = [need('dotenv', { type: 'kubernetes.io/tls' })];
    expect(ask({ 'production.enc.yaml': yaml(sopsSecret()) }, { needed }).messages).toEqual([
      `${IN}.dotenv.type: expected kubernetes.io/tls, got Opaque; set type: kubernetes.io/tls with sops edit`,
    ]);
  });

  test('a link that leaves the folder', () => {
    const folder = folderWith({});
    writeFileSync(join(folder, '../other.yaml'), yaml(sopsSecret()));
    symlinkSync('../../other.yaml', join(folder, 'secrets/production.enc.yaml'));
    expect(ask(folder).messages).toEqual([
      `yashima/production/secrets: expected a text in '${FILE}', got a link that leaves the folder; make it a file of 1048576 bytes at most in the service's own folder`,
    ]);
  });

  test('a plaintext file, and render nothing of it', () => {
    const { provided, messages } = ask(
      { 'production.enc.yaml': yaml({ ...secret({ A: 'hunter2' }), sops: undefined }) },
      plugin,
    );
    expect([messages.length, provided]).toEqual([1, { objects: [], contents: new Map() }]);
  });
});
