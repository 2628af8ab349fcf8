import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, test } from '@jest/globals';
import { applyChange, tryChange } from '../../lib/cli/env/apply-change';
import { company } from '../cli/company';
import { AUDIT, change, refusedWith, type World, world, write } from './env-world';
import { describeCluster } from './kubectl';

const LIB = JSON.stringify(join(__dirname, '..', '..', 'lib'));
const MAIN = join(__dirname, '..', '..', 'lib', 'cli', 'main.ts');
const TSX = require.resolve('tsx');

const platformOf = (context: string) => `
const { definePlatform } = require(${LIB});
const environments = { qa: { kubernetes: '1.34', clusters: { qa: { context: ${JSON.stringify(context)} } } } };
const platform = definePlatform({ apps: __dirname, environments });
exports.ServiceChart = class ServiceChart extends platform.ServiceChart {};
`;

describeCluster('several who change a Secret at once', () => {
  let here: World;
  beforeEach(() => {
    here = world('yashima');
  });

  /** Runs `kube env` as a process of its own. */
  async function kube(directory: string, ...words: readonly string[]) {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, ['--import', TSX, MAIN, 'env', ...words], {
      cwd: directory,
      stdio,
    });
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    return { exitCode, stderr };
  }

  test('by different keys all succeed, and nothing is lost: six processes', async () => {
    await write(here.store(), change({ OLD: 'x' }));
    const directory = company({ 'apps/platform.js': platformOf(here.place.context) });
    const keys = ['C_1', 'C_2', 'C_3', 'C_4', 'C_5', 'C_6'];
    const ended = await Promise.all(
      keys.map((key) => kube(directory, 'set', 'yashima', '-e', 'qa', `${key}=${key}`)),
    );
    expect(ended).toEqual(keys.map(() => ({ exitCode: 0, stderr: '' })));
    expect(here.texts()).toEqual({ OLD: 'x', ...Object.fromEntries(keys.map((key) => [key, key])) });
  });

  test.each([5, 10])('by different keys all are checked and written: %d stores', async (count) => {
    await write(here.store(), change({ OLD: 'x' }));
    const keys = Array.from({ length: count }, (_, writer) => `C_${writer}`);
    const set = async (key: string) => {
      const store = here.store();
      const base = await store.read();
      await tryChange(store, change({ [key]: key }), base);
      return applyChange(store, change({ [key]: key }), AUDIT, base);
    };
    expect(await Promise.all(keys.map(set))).toEqual(keys.map((key) => [key]));
    expect(here.texts()).toEqual({ OLD: 'x', ...Object.fromEntries(keys.map((key) => [key, key])) });
  });

  test('make no Secret anew that one of them has deleted', async () => {
    await write(here.store(), change({ A: '1', B: '2' }));
    const store = here.store();
    const base = await store.read();
    here.kubectl('delete', 'secret', 'dotenv');
    for (const doing of [
      tryChange(store, change({ C: '3' }), base),
      applyChange(store, change({ C: '3' }), AUDIT, base),
    ]) {
      expect(await refusedWith(doing)).toMatch(
        /got one that somebody else has deleted meanwhile; nothing was changed/,
      );
    }
    expect(here.kubectl('get', 'secrets', '-o', 'name')).toBe('');
    expect(await applyChange(store, change({ C: '3' }), AUDIT)).toEqual(['C']);
  });
});
