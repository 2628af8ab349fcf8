import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeGitRepository } from './git-repository';

/** Runs kube in a folder; the code with which it ends, and what it says. */
function kube(
  folder: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly said: string } {
  const command = ['--import', require.resolve('tsx'), join(__dirname, 'kube.ts'), 'hooks', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

describe('kube hooks', () => {
  test('check finds what Git has already, for whoever has no hook', () => {
    const { folder, git, write, commit } = makeGitRepository();
    write('a/.env', 'A=1');
    git('add', '.');
    commit();
    expect(kube(folder, 'check', '--staged')).toEqual({ status: 0, said: '' });
    expect(kube(join(folder, 'a'), 'check')).toEqual({
      status: 1,
      said: expect.stringMatching(/^a\/\.env: [^\n]+\n$/),
    });
  }, 30_000);

  test('check judges files on the disk by where they are', () => {
    const { folder, write } = makeGitRepository();
    write('apps/yashima/secrets/qa.yaml', 'A: hidden');
    const { status, said } = kube(join(folder, 'apps/yashima/secrets'), 'check', 'qa.yaml');
    expect(status).toBe(1);
    expect(said).toMatch(/^apps\/yashima\/secrets\/qa\.yaml: expected only encrypted files here/);
  }, 30_000);

  test('check of nothing that can be read is refused', () => {
    const { folder } = makeGitRepository();
    expect(kube(folder, 'check', 'none')).toMatchObject({
      status: 1,
      said: expect.stringContaining('none: expected a file'),
    });
    expect(kube(folder, 'check', '--staged', 'a')).toMatchObject({ status: 2 });
  }, 30_000);

  test('install says what it did', () => {
    const { folder } = makeGitRepository();
    expect(kube(folder, 'install')).toMatchObject({
      status: 0,
      said: expect.stringContaining('pre-commit: written'),
    });
  }, 30_000);
});
