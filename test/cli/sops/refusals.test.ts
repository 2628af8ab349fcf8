import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AUDIT, change, changeOf, describeWithSops, putBeforeSops, useRepository } from './repository';

const VALUE = 'nobody-may-read-this';
const PLACE = 'apps/yashima/secrets/qa.enc.yaml';

describeWithSops('a change of a SOPS file is refused, without its values and with nothing changed,', () => {
  const repository = useRepository();
  const { PATH } = process.env;
  const key = () => join(repository().folder, 'key.txt');

  beforeEach(() => {
    repository().writeRule();
    process.env.SOPS_AGE_KEY_FILE = key();
    rmSync(dirname(repository().file), { recursive: true, force: true });
  });
  afterEach(() => {
    process.env.PATH = PATH;
  });

  /** The message of whatever a change ends with. */
  const refusalOf = async (act: () => Promise<unknown>): Promise<string> => {
    const message = await act().then(
      () => 'nothing',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    expect(message).not.toContain(VALUE);
    expect(message.split('\n')).toHaveLength(1);
    return message;
  };
  const made = () => change(repository().store(), { A: VALUE });

  test('where there is no rule for the file', async () => {
    writeFileSync(join(repository().folder, '.sops.yaml'), 'creation_rules: []\n');
    expect(await refusalOf(made)).toContain(`.sops.yaml: expected a rule for ${PLACE}`);
    expect((await repository().store().read()).version).toBeUndefined();
  });

  test.each(['^password$', '.*', '^(stringData|metadata)$', '^spec$'])(
    'where the rule is %s',
    async (regex) => {
      repository().writeRule(regex);
      const message = await refusalOf(made);
      expect(message).toContain('.sops.yaml: expected a rule for');
      expect(message).toContain('^(data|stringData)$');
      expect((await repository().store().read()).version).toBeUndefined();
    },
  );

  test('where nobody has its key, which is named', async () => {
    await made();
    process.env.SOPS_AGE_KEY_FILE = join(repository().folder, 'none.txt');
    const message = await refusalOf(() => repository().store().read());
    expect(message).toMatch(/^apps.*: expected a key that decrypts it, got none for age1\w+; /);
  });

  test('where there is no sops', async () => {
    process.env.PATH = '/nowhere';
    expect(await refusalOf(made)).toContain('sops: expected sops 3.11 or later on the PATH, got none; ');
  });

  test('where sops is too old to take values by a pipe', async () => {
    await made();
    putBeforeSops(
      repository(),
      `#!/bin/sh
[ "$1" = set ] && echo "flag provided but not defined: -value-stdin $(cat)" >&2 && exit 1
PATH="$PATH_BEFORE" exec sops "$@"
`,
    );
    const before = repository().text();
    expect(await refusalOf(() => change(repository().store(), { A: `${VALUE}2` }))).toContain(
      'got an older one',
    );
    expect(repository().text()).toBe(before);
  });

  test('where sops writes something else than asked for', async () => {
    await made();
    putBeforeSops(
      repository(),
      `#!/bin/sh
[ "$1" = set ] && { PATH="$PATH_BEFORE"; cat >/dev/null; echo '"other"' | exec sops "$@"; exit 0; }
PATH="$PATH_BEFORE" exec sops "$@"
`,
    );
    const before = repository().text();
    expect(await refusalOf(() => change(repository().store(), { B: VALUE }))).toContain('got other values');
    expect(repository().text()).toBe(before);
  });

  test('where a file was changed without sops', async () => {
    await made();
    writeFileSync(repository().file, repository().text().replace('name: dotenv', 'name: other'));
    expect(await refusalOf(() => repository().store().read())).toContain('changed without it');
  });

  test('where a file is not encrypted', async () => {
    mkdirSync(dirname(repository().file), { recursive: true });
    writeFileSync(repository().file, `kind: SopsSecret\nstringData: { A: ${VALUE} }\n`);
    expect(await refusalOf(() => repository().store().read())).toContain('got a plain one');
  });

  test('where a file is of the other shape', async () => {
    await made();
    const read = () => repository().store({ shape: 'Secret' }).read();
    expect(await refusalOf(read)).toContain(`${PLACE}.kind: expected Secret, got 'SopsSecret'`);
  });

  test('where a file for a plug-in holds another Secret', async () => {
    await change(repository().store({ shape: 'Secret' }), { A: VALUE });
    const read = () => repository().store({ shape: 'Secret', secret: 'other' }).read();
    expect(await refusalOf(read)).toContain(`${PLACE}.metadata.name: expected other, got 'dotenv'`);
  });

  test.each([['a b'], [VALUE.repeat(20)], ['constructor'], ['..'], ['AGE-SECRET-KEY-1AAAAAAAAAAAAAAAAAAAA']])(
    'where no key can be %s',
    async (name) => {
      const store = repository().store();
      const base = await store.read();
      const check = () => store.check(changeOf({ [name]: 'x' }), base);
      expect(await refusalOf(check)).toContain(`${PLACE}: expected a`);
      await refusalOf(() => store.write(changeOf({ [name]: 'x' }), base, AUDIT));
      expect(await store.read()).toEqual(base);
    },
  );

  test('where it is more than 1 MiB', async () => {
    const store = repository().store();
    const check = async () => store.check(changeOf({ A: 'x'.repeat(2 ** 20), B: VALUE }), await store.read());
    expect(await refusalOf(check)).toContain('expected 1 MiB of values at most, got 1048596 bytes');
  });
});
