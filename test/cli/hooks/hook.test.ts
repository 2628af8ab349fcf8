import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { installHook, stagedFiles } from '../../../lib/cli/hooks';
import { installKube, makeGitRepository, temporaryFolder } from './git-repository';

const PLAIN = 'apps/yashima/secrets/qa.enc.yaml';

const staged = (folder: string) =>
  Object.fromEntries([...stagedFiles(folder)].map(({ path, bytes }) => [path, bytes.toString('latin1')]));

describe('what is staged', () => {
  test('is read, and not what lies in the work tree', () => {
    const { folder, git, write } = makeGitRepository();
    write('a', 'staged');
    git('add', 'a');
    write('a', 'later');
    expect(staged(folder)).toEqual({ a: 'staged' });
  });

  test('has odd names and bytes as they are', () => {
    const { folder, git, write } = makeGitRepository();
    const files = {
      'new\nline': 'a\n\n',
      'quo"te\'s \t': '',
      '八島.txt': '\0\xff\n',
      '-rf': 'b',
      ':(top)x': 'c',
    };
    for (const [path, content] of Object.entries(files)) write(path, Buffer.from(content, 'latin1'));
    git('--literal-pathspecs', 'add', '--', ...Object.keys(files));
    expect(staged(folder)).toEqual(files);
  });

  test('is a file by its new name, and none that is deleted', () => {
    const { folder, git, write, commit } = makeGitRepository();
    write('old', 'content that stays the same\n');
    write('gone', 'x');
    git('add', 'old', 'gone');
    commit();
    git('mv', 'old', 'new');
    git('rm', '--quiet', 'gone');
    expect(staged(folder)).toEqual({ new: 'content that stays the same\n' });
  });

  test('is the whole of a commit, from whatever folder it is asked', () => {
    const { folder, git, write } = makeGitRepository();
    git('config', 'diff.relative', 'true');
    write('sub/a', '1');
    write('b', '2');
    git('add', 'sub', 'b');
    expect(staged(join(folder, 'sub'))).toEqual({ 'sub/a': '1', b: '2' });
  });

  test('may be many files', () => {
    const { folder, git, write } = makeGitRepository();
    for (let number = 0; number < 250; number += 1) write(`many/${number}`, `${number}\n`);
    git('add', 'many');
    expect(Object.entries(staged(folder)).filter(([path, text]) => path !== `many/${text.trim()}`)).toEqual(
      [],
    );
    expect(Object.keys(staged(folder))).toHaveLength(250);
  });

  test('asked for outside of a repository is refused', () => {
    expect(() => stagedFiles(temporaryFolder())).toThrow('expected a folder of a Git repository');
  });
});

describe('the hook', () => {
  test('lets no plain secret into a commit, whatever lies in the work tree, and takes the rest', async () => {
    const { folder, git, write, commit } = makeGitRepository();
    await installHook(folder);
    write(PLAIN, 'A: hidden');
    git('add', '.');
    rmSync(join(folder, PLAIN));
    const { isMade, said } = commit();
    expect(isMade).toBe(false);
    expect(said).toContain(`${PLAIN}: expected a file that SOPS encrypted, got a plain one; `);
    expect(said).not.toContain('hidden');
    git('rm', '--quiet', '--cached', PLAIN);
    expect(commit().isMade).toBe(true);
  }, 30_000);

  test('sees what commit -a takes', async () => {
    const { folder, git, write, commit } = makeGitRepository();
    write('.env.example', '');
    git('add', '.');
    commit();
    await installHook(folder);
    write('.env.example', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`);
    expect(commit(folder, '-a')).toMatchObject({
      isMade: false,
      said: expect.stringContaining('one of age'),
    });
  }, 30_000);

  test('lets no plain secret in by a merge', async () => {
    const { folder, git, write, commit } = makeGitRepository();
    git('add', '.');
    commit();
    git('checkout', '--quiet', '-b', 'topic');
    write(PLAIN, 'A: hidden');
    git('add', '.');
    commit();
    git('checkout', '--quiet', '-');
    await installHook(folder);
    expect(() => git('merge', '--quiet', '--no-ff', '-m', 'x', 'topic')).toThrow(
      `${PLAIN}: expected a file that SOPS encrypted, got a plain one; `,
    );
    expect(git('log', '--oneline').trim().split('\n')).toHaveLength(1);
  }, 30_000);

  test('works in another work tree', async () => {
    const { folder, git, write, commit } = makeGitRepository();
    write('a', '');
    git('add', 'a');
    commit();
    const tree = join(temporaryFolder(), 'tree');
    git('worktree', 'add', '--quiet', tree);
    installKube(tree);
    await installHook(tree);
    mkdirSync(join(tree, 'sub'));
    writeFileSync(join(tree, 'sub/.env'), 'A=1');
    git('-C', tree, 'add', '.');
    expect(commit(tree)).toMatchObject({ isMade: false, said: expect.stringContaining('sub/.env: ') });
    expect(readFileSync(join(folder, '.git/hooks/pre-commit'), 'utf8')).toContain('kube');
  }, 30_000);

  test('finds kube of a project that is not at the top', async () => {
    const { folder, git, write, commit } = makeGitRepository('infra of ours');
    await installHook(join(folder, 'infra of ours'));
    write('.env', 'A=1');
    git('add', '.env');
    expect(commit()).toMatchObject({
      isMade: false,
      said: expect.stringContaining('.env: expected no dotenv'),
    });
  }, 30_000);

  test("calls a project's own script", async () => {
    const { folder, git, write, commit } = makeGitRepository('lib of ours');
    write('lib of ours/package.json', JSON.stringify({ scripts: { kube: 'node_modules/.bin/kube' } }));
    await installHook(join(folder, 'lib of ours'));
    write('.env', 'A=1');
    git('add', '.env');
    expect(commit()).toMatchObject({
      isMade: false,
      said: expect.stringContaining('.env: expected no dotenv'),
    });
    git('rm', '--quiet', '--cached', '.env');
    expect(commit(folder, '--allow-empty').isMade).toBe(true);
  }, 30_000);

  test('lets nothing pass where kube is not installed, and says what to do', async () => {
    const { folder, commit } = makeGitRepository();
    await installHook(folder);
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const { isMade, said } = commit(folder, '--allow-empty');
    expect(isMade).toBe(false);
    expect(said).toContain("run 'npm ci'");
  });
});

describe('installing the hook', () => {
  const hookIn = (folder: string) => join(folder, '.git/hooks/pre-commit');

  test('makes a program, once', async () => {
    const { folder } = makeGitRepository();
    expect(await installHook(folder)).toContain('written');
    expect(statSync(hookIn(folder)).mode & 0o111).toBe(0o111);
    const before = readFileSync(hookIn(folder), 'utf8');
    expect(await installHook(folder)).toContain('already');
    expect(readFileSync(hookIn(folder), 'utf8')).toBe(before);
  });

  test('goes where the repository keeps its hooks', async () => {
    const { folder, git } = makeGitRepository();
    git('config', 'core.hooksPath', '.githooks');
    mkdirSync(join(folder, 'sub'));
    await installHook(join(folder, 'sub'));
    expect(readFileSync(join(folder, '.githooks/pre-commit'), 'utf8')).toContain('hooks check --staged');
  });

  test('touches no folder of hooks that other repositories share', async () => {
    const { folder, git } = makeGitRepository();
    git('config', 'core.hooksPath', temporaryFolder());
    await expect(installHook(folder)).rejects.toThrow(
      "add 'node_modules/.bin/kube hooks check --staged || exit 1'",
    );
  });

  test('touches no hook of somebody else, and says what to add, which is then enough', async () => {
    const { folder } = makeGitRepository();
    writeFileSync(hookIn(folder), '#!/bin/sh\necho theirs\n', { mode: 0o755 });
    await expect(installHook(folder)).rejects.toThrow('hooks check --staged || exit 1');
    expect(readFileSync(hookIn(folder), 'utf8')).toBe('#!/bin/sh\necho theirs\n');
    writeFileSync(hookIn(folder), '#!/bin/sh\nnode_modules/.bin/kube hooks check --staged || exit 1\n');
    expect(await installHook(folder)).toContain('already');
  });

  test('is not done by a comment that speaks of it', async () => {
    const { folder } = makeGitRepository();
    writeFileSync(hookIn(folder), '#!/bin/sh\n  # kube hooks check --staged\n');
    await expect(installHook(folder)).rejects.toThrow('expected no pre-commit hook yet');
  });

  test.each(['pre-commit', 'pre-merge-commit'])(
    'writes nothing where %s is of somebody else',
    async (name) => {
      const { folder } = makeGitRepository();
      const hooks = join(folder, '.git/hooks');
      writeFileSync(join(hooks, name), '#!/bin/sh\n');
      const before = readdirSync(hooks);
      await expect(installHook(folder)).rejects.toThrow(`expected no ${name} hook yet`);
      expect(readdirSync(hooks)).toEqual(before);
    },
  );

  test('takes a hook for merges that calls the other one', async () => {
    const { folder } = makeGitRepository();
    const file = join(folder, '.git/hooks/pre-merge-commit');
    writeFileSync(file, '#!/bin/sh\nexec "$GIT_DIR/hooks/pre-commit"\n');
    await installHook(folder);
    expect(readFileSync(file, 'utf8')).toContain('exec');
  });

  test('goes through no link to a file that is not there', async () => {
    const { folder } = makeGitRepository();
    const target = join(temporaryFolder(), 'outside');
    symlinkSync(target, hookIn(folder));
    await expect(installHook(folder)).rejects.toThrow('got a link that leads nowhere; ');
    expect(existsSync(target)).toBe(false);
  });

  test('replaces its own older hook behind a link, and not what the link leads to', async () => {
    const { folder } = makeGitRepository();
    const target = join(temporaryFolder(), 'outside');
    const older = "#!/bin/sh\n# Written by 'kube hooks install'\n";
    writeFileSync(target, older);
    symlinkSync(target, hookIn(folder));
    await installHook(folder);
    expect(readFileSync(target, 'utf8')).toBe(older);
    expect(readFileSync(hookIn(folder), 'utf8')).toContain('hooks check --staged');
  });

  test('goes into no folder that a link shares', async () => {
    const { folder } = makeGitRepository();
    const shared = temporaryFolder();
    rmSync(join(folder, '.git/hooks'), { recursive: true });
    symlinkSync(shared, join(folder, '.git/hooks'));
    await expect(installHook(folder)).rejects.toThrow('expected a folder of this repository');
    expect(readdirSync(shared)).toEqual([]);
  });

  test('where a folder is in the place of a hook is refused', async () => {
    const { folder } = makeGitRepository();
    mkdirSync(hookIn(folder));
    await expect(installHook(folder)).rejects.toThrow('expected a hook or nothing, got something else; ');
  });

  test('beside a package.json that nobody can read is refused, without its text', async () => {
    const { folder, write } = makeGitRepository();
    write('package.json', '{ hidden');
    const refusal = expect(installHook(folder)).rejects;
    await refusal.toThrow(/^(?!.*hidden).*package\.json: expected JSON, got what cannot be read; /);
  });

  test('outside of a repository is refused', async () => {
    await expect(installHook(temporaryFolder())).rejects.toThrow('expected a folder of a Git repository');
  });
});
