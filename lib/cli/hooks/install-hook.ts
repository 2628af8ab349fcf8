import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { field } from '../../kernel';
import { refuse } from '../misuse';
import { type HookPlan, isOurs, planHook, runsCheck } from './hook-plan';
import { git, topOf } from './staged-files';

/**
 * Lets Git run `kube hooks check --staged` before each commit in the repository around a folder, wherever it
 * keeps its hooks. Run again, it changes nothing; the hook of somebody else is never touched. Returns what
 * was done.
 */
export async function installHook(folder: string): Promise<string> {
  const top = topOf(folder);
  const hooks = hooksFolder(folder);
  const file = join(hooks, 'pre-commit');
  const plan = planHook(packageAround(folder, top));
  refuseShared(hooks, folder, top, plan);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before === plan.script || (before !== undefined && !isOurs(before) && runsCheck(before))) {
    return `${file}: runs the check already`;
  }
  if (before !== undefined && !isOurs(before)) refuseForeign(file, plan);
  mkdirSync(hooks, { recursive: true });
  writeFileSync(file, plan.script);
  chmodSync(file, 0o755);
  return `${file}: written; it checks what each commit adds`;
}

/** Respects core.hooksPath and work trees. https://git-scm.com/docs/git-rev-parse */
const hooksFolder = (folder: string): string =>
  resolve(folder, git(folder, ['rev-parse', '--git-path', 'hooks']).toString().replace(/\n$/, ''));

/** The nearest folder with a package.json, up to the top. */
function packageAround(
  folder: string,
  top: string,
): { readonly folder: string; readonly hasScript: boolean } {
  const real = realpathSync(folder);
  const file = join(real, 'package.json');
  if (existsSync(file)) {
    const hasScript = typeof field(JSON.parse(readFileSync(file, 'utf8')), 'scripts', 'kube') === 'string';
    return { folder: relative(realpathSync(top), real).replaceAll(sep, '/'), hasScript };
  }
  if (real === realpathSync(top)) return { folder: '', hasScript: false };
  return packageAround(dirname(real), top);
}

/** A folder that core.hooksPath shares among repositories is not this one's to change. */
function refuseShared(hooks: string, folder: string, top: string, { line }: HookPlan): void {
  const common = resolve(
    folder,
    git(folder, ['rev-parse', '--git-common-dir']).toString().replace(/\n$/, ''),
  );
  const isInside = (outer: string) => hooks === outer || hooks.startsWith(`${outer}${sep}`);
  if (isInside(common) || isInside(top)) return;
  refuse('core.hooksPath', 'a folder of this repository', hooks, `add '${line}' to its pre-commit hook`);
}

const refuseForeign = (file: string, { line }: HookPlan): never =>
  refuse(file, 'no pre-commit hook yet', 'one that somebody else wrote', `add this line to it: ${line}`);
