import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Audit, Change, Snapshot } from '../../../lib/cli/env/store';
import { openSopsStore, type SopsStore, type SopsStoreProps } from '../../../lib/cli/sops';

const isThere = (program: string) => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The real sops with a real key, or a line that says that there is none. */
const HAS_SOPS = isThere('sops') && isThere('age-keygen');
if (!HAS_SOPS)
  process.stderr.write('sops and age-keygen are not on the PATH: the SOPS round trip is skipped\n');
export const describeWithSops = HAS_SOPS ? describe : describe.skip;

export const RULE = '^(data|stringData)$';
export const AUDIT: Audit = { who: 'a <a@example.com>', when: new Date(0), why: 'because' };

/** Where the real sops is, for programs that stand in front of it. */
process.env.PATH_BEFORE = process.env.PATH;

/** A repository of its own, with a key that only its sops knows. */
export interface Repository {
  readonly folder: string;
  readonly file: string;
  readonly notes: string[];
  store(props?: Partial<SopsStoreProps>): SopsStore;
  writeRule(regex?: string): void;
  text(): string;
  /** Writes what a person would, by sops itself. */
  encrypt(yaml: string): void;
  decrypt(): unknown;
  remove(): void;
}

export function makeRepository(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'sops-test-'));
  const file = join(folder, 'apps/yashima/secrets/qa.enc.yaml');
  const key = join(folder, 'key.txt');
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim();
  process.env.SOPS_AGE_KEY_FILE = key;
  const notes: string[] = [];
  const sops = (args: readonly string[], input = '') =>
    execFileSync('sops', args, { cwd: folder, env: process.env, input, encoding: 'utf8' });
  const repository: Repository = {
    folder,
    file,
    notes,
    store: (props = {}) =>
      openSopsStore({
        file,
        shape: 'SopsSecret',
        service: 'yashima',
        namespace: 'yashima',
        secret: 'dotenv',
        note: (line) => notes.push(line),
        ...props,
      }),
    writeRule: (regex = RULE) =>
      writeFileSync(
        join(folder, '.sops.yaml'),
        JSON.stringify({
          creation_rules: [
            { path_regex: 'apps/[^/]+/secrets/[^/]+\\.enc\\.yaml$', encrypted_regex: regex, age: recipient },
          ],
        }),
      ),
    text: () => readFileSync(file, 'utf8'),
    encrypt: (yaml) => {
      mkdirSync(dirname(file), { recursive: true });
      const piped = ['--filename-override', file, '--input-type', 'yaml', '--output-type', 'yaml'];
      writeFileSync(file, sops(['encrypt', ...piped], yaml));
    },
    decrypt: () => JSON.parse(sops(['decrypt', '--output-type', 'json', file])),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  repository.writeRule();
  return repository;
}

/** A repository for the tests of a block; a fresh one for each test costs a key each. */
export function useRepository(): () => Repository {
  const before = { path: process.env.PATH, key: process.env.SOPS_AGE_KEY_FILE };
  let repository: Repository;
  beforeAll(() => {
    repository = makeRepository();
  });
  afterAll(() => {
    repository.remove();
    process.env.PATH = before.path;
    if (before.key === undefined) delete process.env.SOPS_AGE_KEY_FILE;
    else process.env.SOPS_AGE_KEY_FILE = before.key;
  });
  return () => repository;
}

export const changeOf = (values: Readonly<Record<string, string | undefined>>): Change =>
  new Map(
    Object.entries(values).map(([key, value]) => [key, value === undefined ? undefined : Buffer.from(value)]),
  );

export const textsOf = ({ values }: Snapshot): Readonly<Record<string, string>> =>
  Object.fromEntries([...values].map(([key, value]) => [key, value.toString()]));

/** Sets and unsets values on top of what is there. */
export async function change(
  store: SopsStore,
  values: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  await store.write(changeOf(values), await store.read(), AUDIT);
}

/** A SopsSecret as a person would write it. */
export const sopsSecret = (...templates: readonly object[]) => ({
  apiVersion: 'isindir.github.com/v1alpha3',
  kind: 'SopsSecret',
  metadata: { name: 'yashima' },
  spec: { secretTemplates: templates },
});

/** The ciphertext of each key in a file. */
export const ciphertexts = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^ +"?(\w+)"?: (ENC\[[^\n]+)$/gm)].map(([, key = '', value = '']) => [key, value]),
  );

/** Puts a program in front of the sops on the PATH. */
export function putBeforeSops(repository: Repository, script: string): void {
  const bin = join(repository.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'sops'), script, { mode: 0o755 });
  process.env.PATH = `${bin}${delimiter}${process.env.PATH}`;
}
