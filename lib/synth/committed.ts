import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { blobOf, GitFailure, type Repository, repositoryAround } from '../gitops';
import { type Finding, inspect, Words } from '../kernel';
import type { DistFiles } from './dist-files';

/** dist as it was before what is rendered now: what is gone since then, and what Argo CD knows by now. */
export interface Committed {
  /** Paths in dist. */
  readonly paths: readonly string[];
  textOf(path: string): string | undefined;
  /** Texts of many paths, asked for together. */
  textsOf(paths: readonly string[]): ReadonlyMap<string, string>;
  /** Whether something else than this text was there. */
  differs(path: string, text: string): boolean;
}

export interface CommittedProps {
  readonly apps: string;
  readonly dist: string;
  /** A revision of Git. */
  readonly base?: string | undefined;
}

/** Where there is no Git, nothing is known but what lies there. */
export const asItLies = ({ contents }: DistFiles): Committed => ({
  paths: [...contents.keys()],
  textOf: (path) => contents.get(path),
  textsOf: () => contents,
  differs: (path, text) => contents.has(path) && contents.get(path) !== text,
});

/** dist at `base`, or in the last commit that what lies there now may differ from. */
export function committedDist(
  props: CommittedProps,
  existing: DistFiles,
): { readonly committed: Committed; readonly findings: readonly Finding[] } {
  try {
    const repository = repositoryAround(there(props.dist));
    const revision = repository && (props.base === undefined ? lastBefore(repository, props) : props.base);
    const id = revision === undefined ? undefined : repository?.resolve(revision);
    if (repository && id !== undefined)
      return { committed: atRevision(repository, id, props.dist), findings: [] };
    const findings = props.base === undefined ? [] : noSuchBase(`no such revision '${props.base}'`);
    return { committed: asItLies(existing), findings };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return { committed: asItLies(existing), findings: noSuchBase(error.message) };
  }
}

/** The last commit; where that is what lies there, the one before it: it is the newest one that can differ. */
function lastBefore(repository: Repository, { apps, dist }: CommittedProps): string {
  const folders = [apps, dist].map(resolved).filter((folder) => isInside(repository, folder));
  return repository.changedBelow(folders).length > 0 ? 'HEAD' : 'HEAD^';
}

function atRevision(repository: Repository, id: string, dist: string): Committed {
  const folder = relative(repository.root, resolved(dist)).split(sep).join('/');
  const prefix = folder === '' ? '' : `${folder}/`;
  const blobs = repository.blobsAt(id, folder === '' ? '.' : folder);
  return {
    paths: [...blobs.keys()].map((path) => path.slice(prefix.length)),
    textOf: (path) => repository.textAt(id, `${prefix}${path}`),
    textsOf: (paths) => {
      const texts = repository.textsAt(
        id,
        paths.map((path) => `${prefix}${path}`),
      );
      return new Map([...texts].map(([path, text]) => [path.slice(prefix.length), text]));
    },
    differs: (path, text) => {
      const blob = blobs.get(`${prefix}${path}`);
      return blob !== undefined && blobOf(text, blob) !== blob;
    },
  };
}

const noSuchBase = (got: string): readonly Finding[] =>
  inspect('base', (path) =>
    path.refuse('a revision of the repository around dist', new Words(got), 'fetch it, or name another'),
  ).findings;

const isInside = ({ root }: Repository, folder: string): boolean => {
  const way = relative(root, folder);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** The nearest folder that is there. */
const there = (folder: string): string => (existsSync(folder) ? folder : there(dirname(folder)));

/** Git tells paths without symbolic links; what is not there yet has none. */
function resolved(folder: string): string {
  const known = there(folder);
  return join(realpathSync(known), relative(known, folder));
}
