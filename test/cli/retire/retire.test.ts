import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { kube, MemoryArgo } from '../freeze/kube';
import { type DeployRepository, deployRepository } from '../freeze/repository';

const REASON = ['--reason', 'moved to himekuri'];
const RETIRE = ['retire', 'yashima', '-e', 'qa', ...REASON];
const FILE = 'apps/yashima/releases.yaml';
const DIST = 'dist/qa/yashima/yashima.k8s.yaml';

const retired = (repository: DeployRepository) => parse(repository.read(FILE) ?? '').retired;
const run = (repository: DeployRepository, typed: readonly string[], says: readonly string[] = []) =>
  kube(repository.root, new MemoryArgo(), typed, { says });
const kindsIn = (repository: DeployRepository, path = DIST) => repository.read(path)?.match(/^kind: .*/gm);

describe('kube retire', () => {
  test('writes a tombstone, by which dist keeps only what holds data', async () => {
    const repository = deployRepository();
    const before = repository.read(FILE);
    const { exitCode, out, terminal } = await run(repository, RETIRE, ['yashima']);
    expect(exitCode).toBe(0);
    expect(repository.read(FILE)).toBe(`${before}retired:\n  qa: moved to himekuri\n`);
    expect(kindsIn(repository)).toEqual(['kind: Namespace', 'kind: PersistentVolumeClaim']);
    expect(terminal.questions).toEqual(["Type the service's name to go on:"]);
    expect(out).toBe('yashima in qa: retired, its data are kept');
  });

  test('says what goes, what stays, and what is next, before it asks', async () => {
    const { err } = await run(deployRepository(), RETIRE, ['yashima']);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^yashima in qa goes: Deployment\/yashima-api and \d+ other objects$/),
      'yashima in qa keeps: Namespace/yashima, PersistentVolumeClaim/yashima-uploads',
      "commit and push it; Argo CD takes away what runs, then 'kube retire yashima -e qa --data' deletes the data",
    ]);
  });

  test('changes nothing where anything but the name is typed', async () => {
    const repository = deployRepository();
    const { exitCode, err } = await run(repository, RETIRE, ['y']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/\nnothing was changed$/);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('takes one line for all clusters of an environment, and none of another', async () => {
    const repository = deployRepository();
    await run(repository, ['retire', 'yashima', '-e', 'production', ...REASON, '--yes', 'yashima']);
    expect(retired(repository)).toEqual({ production: 'moved to himekuri' });
    expect(kindsIn(repository, DIST.replace('qa', 'production-osaka'))).toHaveLength(2);
    expect(kindsIn(repository)?.length).toBeGreaterThan(2);
  });

  test('takes one cluster away from an environment', async () => {
    const repository = deployRepository();
    await run(repository, ['retire', 'yashima', '-e', 'production-osaka', ...REASON, '--yes', 'yashima']);
    expect(retired(repository)).toEqual({ 'production-osaka': 'moved to himekuri' });
    expect(kindsIn(repository, DIST.replace('qa', 'production'))?.length).toBeGreaterThan(2);
  });

  test('says it where nothing is kept, for Argo CD would leave what runs', async () => {
    const { err } = await run(
      deployRepository({ files: UNOWNED }),
      ['retire', 'himekuri', ...RETIRE.slice(2)],
      ['himekuri'],
    );
    expect(err).toContain(
      'himekuri in qa keeps nothing. Argo CD has nothing to sync then and leaves what runs',
    );
  });

  test('commits and pushes what it changed and nothing else', async () => {
    const repository = deployRepository();
    repository.write('notes.txt', 'mine');
    await run(repository, [...RETIRE, '--push'], ['yashima']);
    expect(repository.git('show', '--name-only', '--format=%s', 'origin/main').trim().split('\n')).toEqual([
      'retire: yashima in qa',
      '',
      FILE,
      DIST,
    ]);
    expect(repository.git('status', '--porcelain')).toBe('?? notes.txt\n');
  });

  test('says in a line what is missing where nobody has written a release yet', async () => {
    const repository = deployRepository();
    repository.git('rm', '--quiet', FILE);
    const { exitCode, err } = await run(repository, RETIRE, ['yashima']);
    expect(exitCode).toBe(1);
    expect(err.split('\n').at(-1)).toMatch(
      /^apps\/yashima\/releases\.yaml\.production: expected a tag or a digest, got nothing; write /,
    );
    expect(repository.read(FILE)).toBeUndefined();
  });

  test.each([
    ['a release', (text: string) => text.replace('4f2a9c1', '5a3b0d2'), 'production'],
    ['another tombstone', (text: string) => `${text}retired: { production: gone }\n`, 'retired.production'],
  ])(
    'commits nothing where %s is uncommitted too, whose dist the commit would lack',
    async (_, change, key) => {
      const repository = deployRepository();
      const edited = change(repository.read(FILE) ?? '');
      repository.write(FILE, edited);
      const { exitCode, err } = await run(repository, [...RETIRE, '--push', '--yes', 'yashima']);
      expect(exitCode).toBe(1);
      expect(err.split('\n').at(-1)).toBe(
        `kube retire: expected no other change of apps/yashima/releases.yaml, got one of ${key}; commit or stash it first`,
      );
      expect(repository.read(FILE)).toBe(edited);
    },
  );

  test('commits nothing where what dist comes from is uncommitted elsewhere', async () => {
    const repository = deployRepository();
    repository.write('apps/himekuri/releases.yaml', 'qa: 4f2a9c2\n');
    const { exitCode, err } = await run(repository, [...RETIRE, '--commit', '--yes', 'yashima']);
    expect(exitCode).toBe(1);
    expect(err).toContain('kube retire: expected no other change below apps and dist, got apps/himekuri/');
  });

  test('commits what an earlier run has left uncommitted', async () => {
    const repository = deployRepository();
    await run(repository, RETIRE, ['yashima']);
    const { exitCode } = await run(repository, [...RETIRE, '--commit'], ['yashima']);
    expect(exitCode).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test.each([
    ['no reason', RETIRE.slice(0, 4), 2, /--reason: expected some words, got none/],
    [
      'a cluster that is called as an environment of several',
      ['retire', 'yashima', '-e', 'production/production', ...REASON],
      1,
      /means production-osaka too/,
    ],
    ['somebody who is not there', RETIRE, 2, /add --yes yashima/],
    [
      'another name in a script',
      [...RETIRE, '--yes', 'himekuri'],
      2,
      /expected the service's name again, yashima/,
    ],
  ])('refuses %s', async (_, typed, code, said) => {
    const repository = deployRepository();
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), typed, { isPerson: false });
    expect(exitCode).toBe(code);
    expect(err).toMatch(said);
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('kube retire --data', () => {
  const DATA = ['retire', 'yashima', '-e', 'qa', '--data'];

  test('refuses a service that was not retired', async () => {
    const { exitCode, err } = await run(deployRepository(), DATA);
    expect(exitCode).toBe(1);
    expect(err).toBe(
      "yashima/qa: expected a service that was retired, got one that runs; run 'kube retire yashima -e qa' first, and let it take away what runs",
    );
  });

  test('refuses a reason of its own', async () => {
    const { exitCode, err } = await run(deployRepository(), [...DATA, ...REASON]);
    expect(exitCode).toBe(2);
    expect(err).toContain('expected the reason of the first step');
  });

  test('refuses to go on where its commit was not pushed', async () => {
    const repository = deployRepository();
    repository.write(FILE, `${repository.read(FILE)}retired: { qa: { reason: gone, data: deleted } }\n`);
    const { exitCode, err } = await run(repository, DATA);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/expected a commit that is pushed, got none; commit and push it, or add --push/);
    repository.git('commit', '--quiet', '--all', '--message', 'gone');
    expect((await run(repository, DATA)).err).toMatch(/got none; push it, or add --push/);
  });

  test('the first step is not taken after the second', async () => {
    const repository = deployRepository();
    repository.write(FILE, `${repository.read(FILE)}retired: { qa: { reason: gone, data: deleted } }\n`);
    const { exitCode, err } = await run(repository, RETIRE);
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^yashima\/qa: expected a service whose data are kept, got data: deleted; go on with /,
    );
  });
});

/** A service in a namespace of somebody else's, which keeps nothing. */
const UNOWNED = {
  'apps/himekuri/chart.js': `
const { RollingDeployment } = require(${JSON.stringify(require.resolve('../../../lib'))});
const { ServiceChart } = require('../platform');
exports.Himekuri = class Himekuri extends ServiceChart {
  constructor(scope) {
    super(scope, { namespace: { name: 'shared', owned: false } });
    new RollingDeployment(this, 'api', { command: ['/api'], image: 'registry.example.com/himekuri:1' });
  }
};
`,
};
