import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { contentHash } from '../../../lib/config';
import type { Provided } from '../../../lib/config/secrets/provider';
import { provideSops } from '../../../lib/config/secrets/sops-provider';
import { inspect, describe as line, type Manifest, NOWHERE, type SopsSource } from '../../../lib/kernel';
import { toYaml } from '../../../lib/synth';

const isThere = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;
const hasSops = isThere('sops') && isThere('age-keygen');
if (!hasSops)
  process.stderr.write(
    'skipped: SOPS round trip, for sops and age-keygen are not on PATH (go install can build both)\n',
  );
const withSops = hasSops ? describe : describe.skip;

const VALUES = {
  DATABASE_URL: 'postgres://app:hunter2@db/yashima',
  EMPTY: '',
  LINES: 'one\n two: #\n\n',
  UNICODE: '鍵\u{1f511}',
};

const skeletons = {
  operator: {
    apiVersion: 'isindir.github.com/v1alpha3',
    kind: 'SopsSecret',
    metadata: { name: 'yashima' },
    spec: { secretTemplates: [{ name: 'dotenv', labels: { team: 'a' }, stringData: VALUES }] },
  },
  plugin: {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'dotenv', annotations: { 'argocd.argoproj.io/sync-wave': '-30' } },
    stringData: VALUES,
  },
};

const folder = mkdtempSync(join(tmpdir(), 'sops-round-trip-'));
const service = join(folder, 'apps/yashima');
const file = join(service, 'secrets/production.enc.yaml');
const keyFile = join(folder, 'age.txt');

const sops = (args: readonly string[], input?: string): string =>
  execFileSync('sops', [...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, SOPS_AGE_KEY_FILE: keyFile },
    ...(input !== undefined && { input }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });

/** Encrypts what a team would write, with the .sops.yaml that the README shows. */
function encrypt(document: Manifest): void {
  const plain = toYaml([document]);
  writeFileSync(file, sops(['encrypt', '--filename-override', file], plain));
}

function provide(source: Partial<SopsSource> = {}): Provided {
  const keys = new Map(Object.keys(VALUES).map((key) => [key, { workloads: [], required: true }]));
  const { value, findings } = inspect('yashima/production/secrets', (path) =>
    provideSops(
      { source: 'sops', ...source },
      { namespace: 'yashima', secrets: [{ name: 'dotenv', keys, required: true, whole: [] }] },
      { service: 'yashima', environment: { ...NOWHERE, name: 'production' }, folder: service },
      path,
    ),
  );
  expect(findings.map(line)).toEqual([]);
  return value;
}

const ofDotenv = ({ contents }: Provided): Record<string, string> =>
  Object.fromEntries(contents.get('dotenv') ?? []);

withSops('what SOPS encrypted', () => {
  beforeAll(() => {
    mkdirSync(join(service, 'secrets'), { recursive: true });
    execFileSync('age-keygen', ['-o', keyFile], { stdio: 'ignore' });
    const recipient = /age1\w+/.exec(readFileSync(keyFile, 'utf8'))?.[0];
    writeFileSync(
      join(folder, '.sops.yaml'),
      `creation_rules:\n  - path_regex: apps/.*/secrets/.*\\.enc\\.yaml$\n    encrypted_regex: ^(data|stringData)$\n    age: ${recipient}\n`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('can be decrypted as a SopsSecret to which synth added what it adds', () => {
    encrypt(skeletons.operator);
    const [object] = provide().objects;
    const metadata = {
      name: 'yashima',
      namespace: 'yashima',
      labels: { a: 'b' },
      annotations: { 'example.com/c': 'd' },
    };
    const rendered = JSON.stringify({ ...object, metadata });
    const decrypt = ['decrypt', '--ignore-mac', '--output-type', 'json', '--input-type'];
    const { spec } = JSON.parse(sops([...decrypt, 'json'], rendered));
    expect(spec).toEqual(skeletons.operator.spec);
  });

  test('can be decrypted from the YAML that synth writes', () => {
    encrypt(skeletons.operator);
    const text = toYaml(provide().objects);
    const plain = sops(['decrypt', '--ignore-mac', '--input-type', 'yaml', '--output-type', 'json'], text);
    expect(JSON.parse(plain).spec).toEqual(skeletons.operator.spec);
  });

  test('goes to a plug-in with a checksum that holds', () => {
    encrypt(skeletons.plugin);
    const { file: text = '' } = provide({ decryptedBy: 'plugin' });
    const plain = sops(['decrypt', '--input-type', 'yaml', '--output-type', 'yaml'], text);
    expect(parse(plain).stringData).toEqual(VALUES);
  });

  test('rolls pods by the keys whose values were changed, and no others', () => {
    encrypt(skeletons.plugin);
    const before = ofDotenv(provide({ decryptedBy: 'plugin' }));
    sops(['set', '--value-stdin', file, '["stringData"]["LINES"]'], '"other"');
    const after = ofDotenv(provide({ decryptedBy: 'plugin' }));
    const changed = Object.keys(VALUES).filter((key) => before[key] !== after[key]);
    expect([changed, contentHash(before) === contentHash(after)]).toEqual([['LINES'], false]);
  });

  test.each<[string, () => void]>([
    ['encrypted anew', () => encrypt(skeletons.plugin)],
    ['rotated', () => sops(['rotate', '--in-place', file])],
  ])('changes everywhere where the same values are %s', (_what, change) => {
    encrypt(skeletons.plugin);
    const before = ofDotenv(provide({ decryptedBy: 'plugin' }));
    change();
    const after = ofDotenv(provide({ decryptedBy: 'plugin' }));
    expect(Object.keys(VALUES).filter((key) => before[key] === after[key])).toEqual(['EMPTY']);
  });
});
