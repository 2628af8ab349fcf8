import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';

const CACHE = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const PATH = `${join(CACHE, 'cdk8s-rails/bin')}:${process.env.PATH}`;

const isThere = spawnSync('opa', ['version'], { env: { ...process.env, PATH } }).status === 0;

/** Describes what needs the compiler of Open Policy Agent; without it the tests are skipped, and say so. */
export function describeOpa(title: string, tests: () => void): void {
  if (isThere) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`skipped, for there is no opa: ${title}\n`);
  describe.skip(title, tests);
}

/** Compiles Rego into the WebAssembly of its entry points, in a folder of its own. */
export function compileRego(rego: string, ...entrypoints: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rego-'));
  folders.push(folder);
  writeFileSync(join(folder, 'policy.rego'), rego);
  const entries = entrypoints.flatMap((entrypoint) => ['-e', entrypoint]);
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, env: { ...process.env, PATH }, stdio: 'pipe' });
  run('opa', 'build', '-t', 'wasm', ...entries, '-o', 'bundle.tar.gz', 'policy.rego');
  run('tar', '-xzf', 'bundle.tar.gz', '/policy.wasm');
  return join(folder, 'policy.wasm');
}

const folders: string[] = [];

export const removeCompiled = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
