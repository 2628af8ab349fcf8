import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kubectlOk } from '../kubectl';

const ROOT = join(__dirname, '../../..');
const TSX = pathToFileURL(require.resolve('tsx')).href;

export interface Said {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A work tree with apps and dist, and the bare repository that Argo CD reads. */
export interface Deploys {
  readonly root: string;
  readonly origin: string;
  read(path: string): string;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Renders; refuses what synth refuses. */
  synth(): Promise<void>;
  /** Commits and pushes everything; gives the commit. */
  push(message: string): Promise<string>;
  git(...args: readonly string[]): Promise<string>;
  /** A command, as somebody types it in the work tree. */
  kube(...words: readonly string[]): Promise<Said>;
  /** One change at a time, as people take turns. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

export async function openDeploys(): Promise<Deploys> {
  const folder = mkdtempSync(join(tmpdir(), 'argo-world-'));
  const root = join(folder, 'deploys');
  const origin = join(folder, 'origin.git');
  const env = { ...process.env, ...GIT, KUBECONFIG: contextsIn(folder) };
  const call = (file: string, args: readonly string[], cwd = root) => said(file, args, { cwd, env });
  const git = async (...args: readonly string[]) => outOf(`git ${args[0]}`, await call('git', args));
  const node = (script: string, ...args: readonly string[]) =>
    call(process.execPath, ['--import', TSX, script, ...args]);
  let turn: Promise<unknown> = Promise.resolve();
  mkdirSync(root);
  await call('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin], folder);
  await call('git', ['clone', '--quiet', origin, root], folder);
  // charts import cdk8s as a team's do
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  return {
    root,
    origin,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    synth: async () => {
      const { exitCode, err } = await node(join(root, 'apps/main.ts'));
      if (exitCode !== 0) throw new Error(`synth: ${err}`);
    },
    push: async (message) => {
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      await git('push', '--quiet', 'origin', 'HEAD:main');
      return (await git('rev-parse', 'HEAD')).trim();
    },
    git,
    kube: (...words) => node(join(ROOT, 'lib/cli/main.ts'), ...words),
    inTurn: (work) => {
      const mine = turn.then(work, work);
      turn = mine.catch(() => undefined);
      return mine;
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

const GIT = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'Alice'],
    [`GIT_${who}_EMAIL`, 'alice@example.com'],
  ]),
);

/** A kubeconfig in which Argo CD and every cluster have a context, all of which lead to the one API server. */
function contextsIn(folder: string): string {
  const view = JSON.parse(kubectlOk(['config', 'view', '--raw', '--minify', '-o', 'json']));
  const [{ name: cluster }] = view.clusters;
  const [{ name: user }] = view.users;
  const contexts = ['argocd', 'production', 'production-osaka'].map((name) => ({
    name,
    context: { cluster, user },
  }));
  const file = join(folder, 'kubeconfig');
  writeFileSync(file, JSON.stringify({ ...view, contexts, 'current-context': '' }), { mode: 0o600 });
  return file;
}

const said = (
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Said> =>
  new Promise((resolve) => {
    execFile(file, args, { ...options, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ exitCode: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, out, err }),
    );
  });

function outOf(what: string, { exitCode, out, err }: Said): string {
  if (exitCode !== 0) throw new Error(`${what}: ${err}`);
  return out;
}
