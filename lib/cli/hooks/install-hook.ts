import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { refuse } from '../misuse';
import { foundHook } from './found-hook';
import { callsPreCommit, type HookPlan, isOurs, planHook, runsCheck } from './hook-plan';
import { packageAround } from './package-around';
import { git, topOf } from './staged-files';

/** Git asks the second before it commits a merge, and the first before any other commit. */
const NAMES = ['pre-commit', 'pre-merge-commit'];

/**
 * Lets Git run `kube hooks check --staged` before each commit in the repository around a folder, wherever it
 * keeps its hooks. Run again, it changes nothing; the hook of somebody else is never touched. Returns what
 * was done.
 */
export async function installHook(folder: string): Promise<string> {
  const top = topOf(folder);
  const hooks = hooksFolder(folder);
  const plan = planHook(packageAround(folder, top));
  refuseShared(hooks, folder, top, plan);
  const found = NAMES.map((name) => ({ file: join(hooks, name), needed: isNeeded(hooks, name, plan) }));
  return found.map(({ file, needed }) => (needed ? written(file, plan) : already(file))).join('\n');
}

const already = (file: string): string => `${file}: runs the check already`;

/** Whether a hook has to be written; refused where it is somebody else's, before any is. */
function isNeeded(hooks: string, name: string, plan: HookPlan): boolean {
  const file = join(hooks, name);
  const before = foundHook(file);
  if (before === undefined) return true;
  if (isOurs(before)) return before !== plan.script;
  if (runsCheck(before) || (name !== 'pre-commit' && callsPreCommit(before))) return false;
  return refuse(
    file,
    `no ${name} hook yet`,
    'one that somebody else wrote',
    `add this line to it: ${plan.line}`,
  );
}

function written(file: string, { script }: HookPlan): string {
  mkdirSync(resolve(file, '..'), { recursive: true });
  // never through a link to somewhere else
  rmSync(file, { force: true });
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return `${file}: written; it checks what each commit adds`;
}

/** Respects core.hooksPath and work trees. https://git-scm.com/docs/git-rev-parse */
const hooksFolder = (folder: string): string => gitPath(folder, ['--git-path', 'hooks']);

const gitPath = (folder: string, args: readonly string[]): string =>
  resolve(
    folder,
    git(folder, ['rev-parse', ...args])
      .toString()
      .replace(/\n$/, ''),
  );

/** A folder that core.hooksPath, or a link, shares among repositories is not this one's to change. */
function refuseShared(hooks: string, folder: string, top: string, { line }: HookPlan): void {
  const place = realOf(hooks);
  const isInside = (outer: string) => place === outer || place.startsWith(`${outer}${sep}`);
  if (isInside(realOf(gitPath(folder, ['--git-common-dir']))) || isInside(realOf(top))) return;
  refuse(
    'core.hooksPath',
    'a folder of this repository',
    hooks,
    `add '${line}' to its ${NAMES.join(' and ')} hooks`,
  );
}

/** Where a path leads, also one of which the end is not there yet. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = resolve(path, '..');
  return above === path ? path : join(realOf(above), path.slice(above.length));
}
