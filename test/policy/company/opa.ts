import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT } from '../programs';

/** Compiles Rego into the WebAssembly of its entry points, in a folder of its own. */
export function compileRego(rego: string, ...entrypoints: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rego-'));
  folders.push(folder);
  writeFileSync(join(folder, 'policy.rego'), rego);
  const entries = entrypoints.flatMap((entrypoint) => ['-e', entrypoint]);
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, env: ENVIRONMENT, stdio: 'pipe' });
  run('opa', 'build', '-t', 'wasm', ...entries, '-o', 'bundle.tar.gz', 'policy.rego');
  run('tar', '-xzf', 'bundle.tar.gz', '/policy.wasm');
  return join(folder, 'policy.wasm');
}

const folders: string[] = [];

export const removeCompiled = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
