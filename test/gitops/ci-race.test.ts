import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly run?: string | { readonly name?: string; readonly command: string };
}
interface Pipeline {
  readonly jobs: Readonly<Record<'deploy', { readonly steps: readonly (Step | string)[] }>>;
}

/** The commands by which a template releases. */
function releaseStep(file: string): string {
  const { jobs }: Pipeline = parse(readFileSync(join(__dirname, '../../lib/gitops/ci', file), 'utf8'));
  for (const step of jobs.deploy.steps) {
    if (typeof step === 'string' || step.run === undefined) continue;
    if (typeof step.run === 'string' && step.name === 'release') return step.run;
    if (typeof step.run === 'object' && step.run.name === 'release') return step.run.command;
  }
  throw new Error(`${file} has no step 'release'`);
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A deploy repository that two pipelines cloned; the other one pushes in the middle of our first attempt. */
function pipelines(deploy: string) {
  const top = mkdtempSync(join(tmpdir(), 'ci-race-'));
  folders.push(top);
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    PATH: `${top}/bin:${process.env.PATH}`,
    GITHUB_ACTOR: 'somebody',
    KUBE_CONFIG: 'hidden',
    ENVIRONMENT: 'qa',
    SERVICE: 'orders',
    IMAGE: 'registry.example.com/orders:1',
    SCHEMA: '1',
  };
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: join(top, folder),
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  for (const folder of ['bin', 'release']) mkdirSync(join(top, folder));
  writeFileSync(join(top, 'release/release.env'), 'IMAGE=registry.example.com/orders:1\nSCHEMA=1\n');
  writeFileSync(
    join(top, 'bin/npx'),
    `#!/bin/sh\nset -e\necho "$*" >> ${top}/calls\n${deploy.replaceAll('TOP', top)}\n`,
  );
  chmodSync(join(top, 'bin/npx'), 0o755);
  git('.', 'init', '--quiet', '--bare', '--initial-branch', 'main', 'origin');
  git('.', 'clone', '--quiet', 'origin', 'other');
  git('other', 'commit', '--quiet', '--allow-empty', '--message', 'first');
  git('other', 'push', '--quiet', 'origin', 'HEAD:main');
  git('.', 'clone', '--quiet', 'origin', 'deploy');
  const release = (script: string) => {
    const args = ['-eo', 'pipefail', '-c', script.replaceAll('/tmp/', `${top}/`)];
    return spawnSync('bash', args, { cwd: join(top, 'deploy'), env, encoding: 'utf8', timeout: 60_000 });
  };
  const subjects = () => git('origin', 'log', '--format=%s', 'main').trim().split('\n');
  const calls = () => readFileSync(join(top, 'calls'), 'utf8').trim().split('\n');
  return { release, subjects, calls };
}

const PUSHES = 'git commit --quiet --allow-empty --message ours && git push --quiet origin HEAD:main';
const OVERTAKEN = `
if [ ! -e TOP/overtaken ]; then
  touch TOP/overtaken
  cd TOP/other && git -c user.name=b -c user.email=b@example.com commit --quiet --allow-empty --message theirs
  git push --quiet origin HEAD:main && cd TOP/deploy
fi
${PUSHES}`;
const TEMPLATES = ['github-actions.yaml', 'circleci.yaml'];

test.each(TEMPLATES)('%s loses no release where another pipeline pushes at the same time', (file) => {
  const { release, subjects, calls } = pipelines(OVERTAKEN);
  expect(release(releaseStep(file)).status).toBe(0);
  expect(subjects()).toEqual(['ours', 'theirs', 'first']);
  expect(calls()).toHaveLength(2);
});

test.each(TEMPLATES)('%s fails at once where the release itself is refused', (file) => {
  const { release, subjects, calls } = pipelines('exit 1');
  expect(release(releaseStep(file)).status).toBe(1);
  expect(subjects()).toEqual(['first']);
  expect(calls()).toHaveLength(1);
});

test.each(TEMPLATES)('%s names the image, the schema and the environment of the release', (file) => {
  const { release, calls } = pipelines(PUSHES);
  expect(release(releaseStep(file)).status).toBe(0);
  expect(calls()).toEqual([
    'kube deploy orders -e qa --image registry.example.com/orders:1 --schema 1 --commit --push --yes',
  ]);
});
