import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkContract } from '../../../lib/config/secrets/encrypted-contract';
import {
  inspect,
  describe as line,
  type NeededSecret,
  NOWHERE,
  type ObjectReference,
} from '../../../lib/kernel';

const WEB: ObjectReference = { kind: 'Deployment', name: 'yashima-web' };
const MIGRATION: ObjectReference = { kind: 'Job', name: 'yashima-migration' };
const FILE = 'apps/yashima/secrets/production.enc.yaml';
const PLACE = 'yashima/production/secrets';

type Key = { readonly workloads?: readonly ObjectReference[]; readonly required?: boolean };

const needed = (keys: Readonly<Record<string, Key>>, beside: Partial<NeededSecret> = {}): NeededSecret => ({
  name: 'dotenv',
  required: true,
  whole: [],
  ...beside,
  keys: new Map(
    Object.entries(keys).map(([key, { workloads = [WEB], required = true }]) => [
      key,
      { workloads, required },
    ]),
  ),
});

type Given = Readonly<Record<string, readonly string[]>>;

function check(secrets: readonly NeededSecret[], given: Given, file = FILE): readonly string[] {
  const contents = new Map(
    Object.entries(given).map(([name, keys]) => [name, new Map(keys.map((key) => [key, 'x']))]),
  );
  const production = { ...NOWHERE, name: 'production' };
  return inspect(PLACE, (path) =>
    checkContract({ namespace: 'yashima', secrets }, contents, file, production, path),
  ).findings.map(line);
}

const URL = { DATABASE_URL: { workloads: [WEB, MIGRATION] } };

describe('a file of encrypted values', () => {
  test('may have exactly what the pods read', () => {
    expect(check([needed(URL)], { dotenv: ['DATABASE_URL'] })).toEqual([]);
  });

  test('may lack a key that is optional', () => {
    expect(check([needed({ ...URL, DEBUG: { required: false } })], { dotenv: ['DATABASE_URL'] })).toEqual([]);
  });

  test('may have a key that is optional', () => {
    expect(check([needed({ DEBUG: { required: false } })], { dotenv: ['DEBUG'] })).toEqual([]);
  });

  test('may lack a Secret of which every key is optional', () => {
    expect(check([needed({ DEBUG: { required: false } }, { required: false })], {})).toEqual([]);
  });

  test('may have any key of a Secret that is read as a whole', () => {
    expect(check([needed(URL, { whole: [WEB] })], { dotenv: ['DATABASE_URL', 'OTHER'] })).toEqual([]);
  });
});

const READ = 'which Deployment/yashima-web and Job/yashima-migration read in production';

describe('a finding about a file names environment, file, Secret, key, workloads and a command', () => {
  test.each<[string, readonly NeededSecret[], Given, string]>([
    [
      'where a key is missing',
      [needed(URL)],
      { dotenv: [] },
      `${PLACE}.dotenv.DATABASE_URL: expected a key of Secret dotenv in ${FILE}, ${READ}, got nothing; add it: kube env set yashima -e production DATABASE_URL`,
    ],
    [
      'where a key is misspelt, and reports it once',
      [needed(URL)],
      { dotenv: ['DATABSE_URL'] },
      `${PLACE}.dotenv.DATABASE_URL: expected a key of Secret dotenv in ${FILE}, ${READ}, got DATABSE_URL; rename it, or add it: kube env set yashima -e production DATABASE_URL`,
    ],
    [
      'where a key is written in another way',
      [needed(URL)],
      { dotenv: ['database-url'] },
      `${PLACE}.dotenv.DATABASE_URL: expected a key of Secret dotenv in ${FILE}, ${READ}, got database-url; rename it, or add it: kube env set yashima -e production DATABASE_URL`,
    ],
    [
      'where the chart itself asks for a key',
      [needed({ A: { workloads: [] } })],
      { dotenv: [] },
      `${PLACE}.dotenv.A: expected a key of Secret dotenv in ${FILE}, which the chart asks for in production, got nothing; add it: kube env set yashima -e production A`,
    ],
    [
      'where a key of another Secret is missing',
      [needed({ 'tls.crt': {} }, { name: 'tls' })],
      { tls: [] },
      `${PLACE}.tls.tls.crt: expected a key of Secret tls in ${FILE}, which Deployment/yashima-web reads in production, got nothing; add it: kube env set yashima -e production -s tls tls.crt`,
    ],
    [
      'where a Secret is missing',
      [needed(URL)],
      {},
      `${PLACE}.dotenv: expected Secret dotenv in ${FILE}, ${READ}, got nothing; add it with its keys`,
    ],
    [
      'where a Secret is misspelt, and reports it once',
      [needed(URL)],
      { dotnev: ['DATABASE_URL'] },
      `${PLACE}.dotenv: expected Secret dotenv in ${FILE}, ${READ}, got dotnev; rename it, or add the other one`,
    ],
    [
      'where nobody reads keys',
      [needed(URL)],
      { dotenv: ['OTHER', 'DATABASE_URL', 'MORE'] },
      `${PLACE}.dotenv: warning S1: expected keys of Secret dotenv that something reads in production, got MORE, OTHER in ${FILE}; name them in the chart, or remove them: kube env unset yashima -e production MORE OTHER`,
    ],
    [
      'where nobody reads a Secret',
      [needed(URL)],
      { dotenv: ['DATABASE_URL'], registry: ['A'] },
      `${PLACE}.registry: warning S2: expected a Secret that something reads in production, got registry in ${FILE}; remove it from the file, or name it in the chart's secrets`,
    ],
  ])('%s', (_what, secrets, given, message) => {
    expect(check(secrets, given)).toEqual([message]);
  });

  test('each where several keys are missing, and a misspelt one stands for one of them only', () => {
    const found = check([needed({ REDIS_URL: {}, REDIS_URI: {} })], { dotenv: ['REDIS_URLS'] });
    expect(found.map((message) => /got (\w+);/.exec(message)?.[1])).toEqual(['REDIS_URLS', 'nothing']);
  });

  test('a short key is like no other', () => {
    expect(check([needed({ DB: {} })], { dotenv: ['ID'] })).toHaveLength(2);
  });
});

test('every key is held against every other exactly once, whatever they are called', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[A-C_]{1,6}$/), { maxLength: 6 });
  const law = (wanted: readonly string[], given: readonly string[]) => {
    const found = check([needed(Object.fromEntries(wanted.map((key) => [key, {}])))], { dotenv: given });
    const missing = found.filter((message) => !message.includes('warning'));
    expect(missing).toHaveLength(wanted.filter((key) => !given.includes(key)).length);
    const told = found.join('\n');
    for (const key of given) expect(wanted.includes(key) || told.includes(key)).toBe(true);
    expect(found.length - missing.length).toBeLessThanOrEqual(1);
  };
  fc.assert(fc.property(names, names, law), { seed: 20_261_121, numRuns: 300 });
});
