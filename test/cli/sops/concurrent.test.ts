import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { change, describeWithSops, textsOf, useRepository } from './repository';

describeWithSops('a SOPS file that several processes change', () => {
  const repository = useRepository();

  const write = async (keys: readonly string[]): Promise<number> => {
    const args = ['--import', 'tsx', join(__dirname, 'writer.ts'), repository().file, ...keys];
    const child = spawn(process.execPath, args, { env: process.env, stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(child, 'close');
    return Number(code);
  };

  test('loses nothing, and keeps no lock', async () => {
    const people = ['A', 'B', 'C'].map((name) => [1, 2].map((number) => `${name}${number}`));
    expect(await Promise.all(people.map(write))).toEqual([0, 0, 0]);
    const keys = people.flat();
    expect(textsOf(await repository().store().read())).toEqual(
      Object.fromEntries(keys.map((key) => [key, key])),
    );
    expect(readdirSync(dirname(repository().file))).toEqual(['qa.enc.yaml']);
  }, 60_000);

  test('is free again where a process ended in the middle', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'close');
    const lock = join(dirname(repository().file), '.qa.enc.yaml.lock');
    writeFileSync(lock, `${hostname()} ${child.pid}`);
    await change(repository().store(), { AFTER: 'it' });
    expect(await repository().store().names()).toContain('AFTER');
  });

  test.each([
    ['before it could write its name', '', undefined],
    ['while it broke a lock', 'GONE', 'GONE'],
    ['while it broke a lock, before it could write its name', 'GONE', ''],
  ])(
    'is free again where a process ended %s',
    async (_, held, breaking) => {
      const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
      await once(child, 'close');
      const leave = (name: string, text: string) => {
        const file = join(dirname(repository().file), name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text.replace('GONE', `${hostname()} ${child.pid}\n`));
        utimesSync(file, 0, 0);
      };
      leave('.qa.enc.yaml.lock', held);
      if (breaking !== undefined) leave('.qa.enc.yaml.lock.break', breaking);
      const store = repository().store();
      await change(store, { AGAIN: `${held}${breaking}` });
      expect(readdirSync(dirname(repository().file))).toEqual(['qa.enc.yaml']);
    },
    30_000,
  );

  test('is not taken from a process of another machine, whose name is on one line', async () => {
    const lock = join(dirname(repository().file), '.qa.enc.yaml.lock');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, 'other.example.com 1\n');
    await expect(change(repository().store(), { MINE: 'x' })).rejects.toThrow(
      'got a lock of other.example.com 1; delete',
    );
    rmSync(lock);
  }, 30_000);
});
