import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { commitMessage } from '../../../lib/cli/sops/commit-message';
import { gitAuthor } from '../../../lib/cli/sops/git-author';
import { AUDIT, changeOf } from './repository';

describe('a suggested commit message', () => {
  const keys = (count: number) =>
    changeOf(Object.fromEntries([...Array(count)].map((_, i) => [`KEY_${i}`, 'v'])));

  test('names what is set and unset, then why', () => {
    const message = commitMessage('qa.enc.yaml', changeOf({ B: 'x', A: undefined }), AUDIT);
    expect(message).toBe('qa.enc.yaml: unset A, set B\n\nbecause');
  });

  test('lists many keys below a subject that fits', () => {
    const [subject = '', ...others] = commitMessage('qa.enc.yaml', keys(20), AUDIT).split('\n');
    expect(subject).toBe('qa.enc.yaml: change 20 keys');
    expect(others).toContain('set KEY_19');
  });

  test('hides a secret in the reason', () => {
    const audit = { ...AUDIT, why: 'password=hunter22 leaked' };
    expect(commitMessage('qa.enc.yaml', keys(1), audit)).not.toContain('hunter22');
  });
});

describe('who changes a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'author-'));
  const names = ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL'] as const;
  const before = names.map((name) => process.env[name]);
  afterAll(() => {
    rmSync(folder, { recursive: true });
    for (const [index, name] of names.entries()) {
      const value = before[index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  test('is who Git would say commits', async () => {
    for (const name of names) delete process.env[name];
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['config', 'user.name', 'Hana 花'], { cwd: folder });
    execFileSync('git', ['config', 'user.email', 'hana@example.com'], { cwd: folder });
    expect(await gitAuthor(folder)).toBe('Hana 花 <hana@example.com>');
  });

  test('is the user of the machine where Git knows nobody', async () => {
    process.env.GIT_AUTHOR_NAME = ' ';
    process.env.GIT_AUTHOR_EMAIL = ' ';
    expect(await gitAuthor(folder)).toBe(userInfo().username);
  });
});
