import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
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
});
