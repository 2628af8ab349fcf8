import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from '@jest/globals';

/** A Git repository in a temporary folder, with kube as a package manager would install it. */
export interface GitRepository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(path: string, content: string | Buffer): void;
  /** Runs `git commit`; what it says, and whether there is a commit. */
  commit(folder?: string, ...args: readonly string[]): { readonly isMade: boolean; readonly said: string };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const KUBE = [require.resolve('tsx'), join(__dirname, 'kube.ts')];

/** What does not come from the user's own configuration. */
const environment = () => ({
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hooks-test-'));
  folders.push(folder);
  return folder;
}

export function makeGitRepository(project = ''): GitRepository {
  const folder = temporaryFolder();
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, env: environment(), encoding: 'utf8' });
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  git('init', '--quiet');
  write(join(project, 'package.json'), '{}');
  write('.gitignore', 'node_modules/\n');
  installKube(join(folder, project));
  return {
    folder,
    git,
    write,
    commit: (place = folder, ...args) => {
      const options = { cwd: place, env: environment(), encoding: 'utf8' } as const;
      const { status, stderr, stdout } = spawnSync('git', ['commit', '-m', 'x', ...args], options);
      return { isMade: status === 0, said: `${stdout}${stderr}` };
    },
  };
}

/** The program that npm links for a package. */
export function installKube(folder: string): void {
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh\nexec '${process.execPath}' --import '${KUBE[0]}' '${KUBE[1]}' "$@"\n`;
  writeFileSync(join(bin, 'kube'), script, { mode: 0o755 });
}
