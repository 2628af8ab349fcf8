import { execFileSync } from 'node:child_process';
import { blobsIn, textsAt } from './blobs';

/** A commit that changed a file. */
export interface Commit {
  readonly id: string;
  readonly author: string;
  /** ISO 8601. */
  readonly time: string;
  readonly subject: string;
}

/** A Git repository as it is on this machine. Throws GitFailure where Git refuses. */
export interface Repository {
  /** The top of its work tree. */
  readonly root: string;
  /** The whole id of a revision; undefined where there is none, as before the first commit or in a shallow clone. */
  resolve(revision: string): string | undefined;
  /** A file's text at a revision, by its path from the top; undefined where it is not there. */
  textAt(revision: string, path: string): string | undefined;
  /** Texts of many files at a revision, by their paths; without what is not there. */
  textsAt(revision: string, paths: readonly string[]): ReadonlyMap<string, string>;
  /** Ids of the files below a folder at a revision, by their paths. */
  blobsAt(revision: string, folder: string): ReadonlyMap<string, string>;
  /** Paths below folders that differ from the last commit, untracked ones too. */
  changedBelow(folders: readonly string[]): readonly string[];
  /** Commits of the branch itself that changed something below a path, merges included, the newest first. */
  history(path: string, revision?: string): readonly Commit[];
  /** Whether a commit is part of another's history; undefined where one of the two is not known here. */
  isAncestor(ancestor: string, commit: string): boolean | undefined;
  /** Commits exactly these paths, whatever else is staged; gives the commit's id. */
  commit(paths: readonly string[], message: string): string;
  /** Name of the branch that is checked out; undefined where none is. */
  branch(): string | undefined;
  /** Asks whether a push would be accepted, as far as that can be told beforehand, and changes nothing. */
  checkPush(): void;
  /** Gets the commits that others have pushed; nothing happens where they cannot be had. */
  fetch(): void;
  /** Pushes the current branch to where it is pushed by default. */
  push(): void;
}

/** What Git said when it refused. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

/** The repository around a folder; undefined where there is none, or no Git. */
export function repositoryAround(folder: string): Repository | undefined {
  const root = attempt(folder, ['rev-parse', '--show-toplevel'])?.trim();
  return root === undefined ? undefined : repositoryIn(root);
}

const repositoryIn = (root: string): Repository => ({ root, ...reader(root), ...writer(root) });

const reader = (root: string) => ({
  resolve: (revision: string) =>
    attempt(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])?.trim(),
  textAt: (revision: string, path: string) => attempt(root, ['cat-file', 'blob', `${revision}:${path}`]),
  textsAt: (revision: string, paths: readonly string[]) => textsAt(root, revision, paths),
  blobsAt: (revision: string, folder: string) =>
    blobsIn(listed(attempt(root, ['ls-tree', '-r', '-z', revision, '--', folder]) ?? '')),
  changedBelow: (folders: readonly string[]) =>
    listed(
      run(root, ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...folders]),
    ).map((line) => line.slice(3)),
  history: (path: string, revision = 'HEAD') => history(root, path, revision),
  isAncestor: (ancestor: string, commit: string) => isAncestor(root, ancestor, commit),
  branch: () => attempt(root, ['symbolic-ref', '--short', '--quiet', 'HEAD'])?.trim(),
});

const writer = (root: string) => ({
  commit: (paths: readonly string[], message: string) => {
    run(root, ['add', '--all', '--', ...paths]);
    try {
      run(root, ['commit', '--quiet', '--only', '--message', message, '--', ...paths]);
    } catch (error) {
      // as they were before: changed, and not staged
      attempt(root, ['reset', '--quiet', '--', ...paths]);
      throw error;
    }
    return run(root, ['rev-parse', 'HEAD']).trim();
  },
  checkPush: () => {
    run(root, ['push', '--quiet', '--dry-run']);
  },
  fetch: () => {
    attempt(root, ['fetch', '--quiet']);
  },
  push: () => {
    run(root, ['push', '--quiet']);
  },
});

const FIELDS = ['%H', '%an', '%cI', '%s'];

function history(root: string, path: string, revision: string): readonly Commit[] {
  const format = `--format=${FIELDS.join('%x1f')}%x1e`;
  const log = attempt(root, ['log', '--first-parent', format, revision, '--', path]) ?? '';
  return log
    .split('\x1e')
    .filter((entry) => entry.trim() !== '')
    .map(commitOf);
}

function commitOf(entry: string): Commit {
  const [id = '', author = '', time = '', subject = ''] = entry.trim().split('\x1f');
  return { id, author, time, subject };
}

/** Git answers by its exit code: 0 yes, 1 no, 128 that it does not know one of the two. */
function isAncestor(root: string, ancestor: string, commit: string): boolean | undefined {
  const known = [ancestor, commit].every(
    (id) => attempt(root, ['cat-file', '-e', `${id}^{commit}`]) !== undefined,
  );
  if (!known) return undefined;
  return attempt(root, ['merge-base', '--is-ancestor', ancestor, commit]) !== undefined;
}

const listed = (text: string): readonly string[] => text.split('\0').filter((line) => line !== '');

/** Undefined where Git refuses. */
function attempt(folder: string, args: readonly string[]): string | undefined {
  try {
    return run(folder, args);
  } catch {
    return undefined;
  }
}

function run(folder: string, args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: 'pipe' });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new GitFailure(reasonIn(said));
  }
}

/** The line that says why: those about where something was pushed come first. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /^(!|error:|fatal:)/.test(line)) ?? lines[0] ?? '';
  return reason === '' ? 'Git could not be run' : reason.replaceAll(/\s+/g, ' ');
}
