import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';

const LIB = JSON.stringify(join(__dirname, '..', '..', '..', 'lib'));

export const ARGO = `argo: { repository: 'https://git.example.com/example/deploy.git' },
  teams: { books: { services: ['yashima'] }, days: { services: ['himekuri'] } },`;

/** Two clusters in production, a service of each of two teams; yashima has a claim. */
const platform = (argo: string, context: string) => `
const { definePlatform } = require(${LIB});
const kubernetes = '1.34';
const platform = definePlatform({
  apps: __dirname,
  ${argo}
  environments: {
    production: { kubernetes, clusters: { production: {}, 'production-osaka': {} } },
    qa: { kubernetes, clusters: { qa: { context: ${JSON.stringify(context)} } } },
  },
});
exports.ServiceChart = class ServiceChart extends platform.ServiceChart {};
`;

const YASHIMA = `
const { RollingDeployment, VolumeClaim } = require(${LIB});
const { ServiceChart } = require('../platform');
exports.Yashima = class Yashima extends ServiceChart {
  uploads = new VolumeClaim(this, 'uploads', { size: '20Gi', accessMode: 'ReadWriteMany' });
  api = new RollingDeployment(this, 'api', {
    command: ['/api'], port: 8080, image: 'registry.example.com/yashima:1', volumes: { '/data': { claim: this.uploads } },
  });
};
`;

const HIMEKURI = `
const { ServiceChart } = require('../platform');
exports.Himekuri = class Himekuri extends ServiceChart {};
`;

const RELEASES = '# what runs where\nproduction: 4f2a9c1\nqa: 9b3d0e7 # the newest\n';

/** Nothing of the user's own configuration of Git. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

/** A deploy repository in a temporary folder, with a remote beside it; its dist is fresh and committed. */
export interface DeployRepository {
  readonly root: string;
  git(...args: readonly string[]): string;
  write(path: string, content: string): void;
  /** Undefined where there is no such file. */
  read(path: string): string | undefined;
  /** The same in another folder, for a module is loaded once; gives its top. */
  copy(): string;
}

export interface World {
  /** Of the platform's definition. @default - ARGO */
  readonly argo?: string;
  /** By which kubeconfigs know qa. @default 'qa' */
  readonly context?: string;
  /** In the first commit too, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export function deployRepository({ argo = ARGO, context = 'qa', files = {} }: World = {}): DeployRepository {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  made.push(folder);
  const root = join(folder, 'deploy');
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' });
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const sources = {
    'apps/platform.js': platform(argo, context),
    'apps/yashima/chart.js': YASHIMA,
    'apps/yashima/releases.yaml': RELEASES,
    'apps/himekuri/chart.js': HIMEKURI,
    'apps/himekuri/releases.yaml': RELEASES,
    ...files,
  };
  for (const [path, content] of Object.entries(sources)) write(path, content);
  git('init', '--quiet', '--initial-branch', 'main');
  for (const [key, value] of [
    ['user.name', 'Alice'],
    ['user.email', 'alice@example.com'],
  ] as const)
    git('config', key, value);
  synthesise(root);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
  execFileSync('git', ['clone', '--quiet', '--bare', root, join(folder, 'origin')], {
    env: ENVIRONMENT,
    stdio: 'pipe',
  });
  git('remote', 'add', 'origin', join(folder, 'origin'));
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  const copy = () => {
    const next = join(folder, 'copy');
    cpSync(root, next, { recursive: true });
    return next;
  };
  return { root, git, write, read, copy };
}

function synthesise(root: string): void {
  const { synth }: typeof import('../../../lib/synth') = require('../../../lib/synth');
  const { exitCode, lines } = synth({ apps: join(root, 'apps'), dist: join(root, 'dist') });
  if (exitCode !== 0) throw new Error(lines.join('\n'));
}
