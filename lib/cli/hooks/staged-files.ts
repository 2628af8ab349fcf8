import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isNativeError } from 'node:util/types';
import { refuse } from '../misuse';
import type { HeldFile } from './check-files';

/** A path and the object that Git has for it. */
interface Entry {
  readonly path: string;
  readonly object: string;
}

/** So many contents are in memory at a time. */
const CHUNK = 100;
/** Another repository at a commit, of which there is no content here. */
const SUBMODULE = '160000';

/** Runs Git with the variables that a hook is given: they say which index is going to be committed. */
export function git(folder: string, args: readonly string[], input = ''): Buffer {
  try {
    const stdio = 'pipe';
    return execFileSync('git', args, { cwd: folder, env: process.env, input, maxBuffer: 2 ** 31, stdio });
  } catch (error) {
    const isMissing = isNativeError(error) && 'code' in error && error.code === 'ENOENT';
    return refuse(
      folder,
      'a folder of a Git repository',
      isMissing ? 'no Git on this machine' : 'none that Git can read',
      "run it where 'git status' works",
    );
  }
}

/** What the next commit changes or adds, as it is staged: the files on the disk may be others. */
export const stagedFiles = (folder: string): Iterable<HeldFile> =>
  contentsOf(
    folder,
    changedEntries(
      git(folder, [
        ...['diff', '--cached', '--raw', '-z', '--no-abbrev'],
        ...['--no-renames', '--no-relative', '--diff-filter=ACMT'],
      ]),
    ),
  );

/** Everything that the repository has, as it is staged. */
export const allFiles = (folder: string): Iterable<HeldFile> =>
  contentsOf(folder, listedEntries(git(folder, ['ls-files', '--stage', '-z', '--full-name', ':/'])));

/** Files as they are on the disk. */
export function* filesOnDisk(folder: string, paths: readonly string[]): Iterable<HeldFile> {
  const top = topOf(folder);
  for (const path of paths) {
    const file = resolve(folder, path);
    yield { path: relative(top, file).replaceAll(sep, '/'), bytes: readFile(file, path) };
  }
}

/** The top of the work tree around a folder. */
export const topOf = (folder: string): string =>
  git(folder, ['rev-parse', '--show-toplevel']).toString().replace(/\n$/, '');

function readFile(file: string, path: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return refuse(path, 'a file', 'none that can be read', 'correct its name');
  }
}

/** `:100644 100644 <before> <after> M` and a path, in turn. https://git-scm.com/docs/git-diff#_raw_output_format */
function changedEntries(output: Buffer): readonly Entry[] {
  const parts = output.toString().split('\0');
  return parts.flatMap((facts, index) => {
    const [, mode, , object] = facts.split(' ');
    const path = parts[index + 1];
    if (index % 2 === 1 || object === undefined || path === undefined || mode === SUBMODULE) return [];
    return [{ path, object }];
  });
}

/** `100644 <object> 0`, a tab and a path. https://git-scm.com/docs/git-ls-files#_output */
const listedEntries = (output: Buffer): readonly Entry[] =>
  output
    .toString()
    .split('\0')
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode, object] = line.slice(0, tab).split(' ');
      return tab < 0 || object === undefined || mode === SUBMODULE
        ? []
        : [{ path: line.slice(tab + 1), object }];
    });

function* contentsOf(folder: string, entries: readonly Entry[]): Iterable<HeldFile> {
  for (let start = 0; start < entries.length; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK);
    let rest = git(folder, ['cat-file', '--batch'], chunk.map(({ object }) => `${object}\n`).join(''));
    for (const { path } of chunk) {
      // `<object> blob <size>`, the content and an end of line
      const begin = rest.indexOf('\n') + 1;
      const [, type, size] = rest.subarray(0, begin).toString().trim().split(' ');
      if (type !== 'blob') refuse(path, 'its content', 'none in this clone', 'fetch it');
      const end = begin + Number(size);
      yield { path, bytes: rest.subarray(begin, end) };
      rest = rest.subarray(end + 1);
    }
  }
}
