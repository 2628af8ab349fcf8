import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { AUDIT, change, changeOf, describeWithSops, putBeforeSops, useRepository } from './repository';

const VALUE = 'nobody-may-read-this';
const PLACE = 'apps/yashima/secrets/qa.enc.yaml';

describeWithSops('a SOPS file that synth would not take is neither read nor written', () => {
  const repository = useRepository();
  const folder = () => dirname(repository().file);
  const elsewhere = () => join(repository().folder, 'elsewhere');
  beforeEach(() => {
    rmSync(folder(), { recursive: true, force: true });
    rmSync(elsewhere(), { recursive: true, force: true });
    mkdirSync(dirname(folder()), { recursive: true });
    mkdirSync(elsewhere());
  });

  const refusals = async (): Promise<readonly string[]> => {
    const store = repository().store();
    const base = { values: new Map(), version: undefined };
    const acts = [
      () => store.names(),
      () => store.read(),
      () => store.check(changeOf({ A: VALUE }), base),
      () => store.write(changeOf({ A: VALUE }), base, AUDIT),
      () => store.edit(),
    ];
    const said = await Promise.all(
      acts.map((act) =>
        act().then(
          () => 'nothing',
          (error: Error) => `${error.name}: ${error.message}`,
        ),
      ),
    );
    return [...new Set(said)];
  };

  test('where it is a folder', async () => {
    mkdirSync(repository().file, { recursive: true });
    expect(await refusals()).toEqual([expect.stringMatching(`^InvalidProps: ${PLACE}: .*got a folder; `)]);
  });

  test('where it is a link out of the service', async () => {
    mkdirSync(folder());
    writeFileSync(join(elsewhere(), 'a'), '');
    symlinkSync(join(elsewhere(), 'a'), repository().file);
    expect(await refusals()).toEqual([expect.stringMatching(`^InvalidProps: ${PLACE}: .*got a link `)]);
  });

  test('where its folder is a link out of the service', async () => {
    symlinkSync(elsewhere(), folder());
    expect(await refusals()).toEqual([expect.stringMatching(`^InvalidProps: ${PLACE}: .*got a link `)]);
    expect(readdirSync(elsewhere())).toEqual([]);
  });

  test('where its folder is a file', async () => {
    writeFileSync(folder(), '');
    expect(await refusals()).toEqual([expect.stringMatching(`^InvalidProps: ${PLACE}: .*got a file; `)]);
  });

  test('where it is more than 1 MiB', async () => {
    mkdirSync(folder());
    writeFileSync(repository().file, `#${'x'.repeat(2 ** 20)}`);
    expect(await refusals()).toEqual([expect.stringMatching(`^InvalidProps: ${PLACE}: .*got more; `)]);
  });

  test('where it would be more than 1 MiB by a change', async () => {
    await expect(change(repository().store(), { A: 'x'.repeat(900_000) })).rejects.toThrow('got more; ');
    expect(existsSync(repository().file)).toBe(false);
  });
});

describeWithSops('what sops writes in clear', () => {
  const repository = useRepository();

  test.each([`A: ${VALUE}`, `{"A":"${VALUE}`, '', 'null', '[]'])(
    'is not shown where it is no JSON: %j',
    async (output) => {
      await change(repository().store(), { A: VALUE });
      const before = process.env.PATH;
      putBeforeSops(
        repository(),
        `#!/bin/sh
[ "$1" = decrypt ] && { cat > /dev/null; printf %s '${output}'; exit; }
PATH="$PATH_BEFORE" exec sops "$@"
`,
      );
      const said = await repository()
        .store()
        .read()
        .catch((error: Error) => error.message);
      process.env.PATH = before;
      expect(said).toMatch(`${PLACE}: expected sops decrypt to write JSON, got something else; `);
      expect(said).not.toContain(VALUE);
      rmSync(repository().file);
    },
  );
});
