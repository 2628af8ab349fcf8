import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Freeze } from '../../../lib/gitops';
import { kube, MemoryArgo } from './kube';
import { ARGO, type DeployRepository, deployRepository } from './repository';

const REASON = ['--reason', 'the database is restored'];
const FREEZE = ['freeze', 'yashima', '-e', 'production', '--for', '2h', ...REASON];
const ALL = ['freeze', '--all', '-e', 'production-osaka', '--for', '30m', ...REASON];
const FILE = 'apps/freezes.yaml';

/** Each cluster has an Argo CD of its own. */
const PER_CLUSTER = ARGO.replace('argo: {', "argo: { installation: 'perCluster',");

const freezesIn = (repository: DeployRepository): readonly Freeze[] =>
  parse(repository.read(FILE) ?? '[]') ?? [];
const minutes = ({ from, until }: Freeze): number => (Date.parse(until) - Date.parse(from)) / 60_000;

describe('kube freeze', () => {
  test('writes who, why, where and until when, and pauses the Applications at once', async () => {
    const repository = deployRepository();
    const argo = new MemoryArgo();
    const { exitCode, out } = await kube(repository.root, argo, FREEZE, { confirms: [true] });
    expect(exitCode).toBe(0);
    const [freeze, ...others] = freezesIn(repository);
    expect(others).toEqual([]);
    expect(freeze).toMatchObject({
      service: 'yashima',
      clusters: ['production', 'production-osaka'],
      reason: 'the database is restored',
      by: 'Alice <alice@example.com>',
    });
    expect(argo.projects).toEqual(['ApplicationSet/services', 'AppProject/books']);
    expect(argo.windowsOf('books')).toMatchObject([
      { kind: 'deny', applications: ['yashima-production', 'yashima-production-osaka'] },
    ]);
    expect(out).toBe(
      `yashima in production, production-osaka: paused until ${freeze?.until} (yashima-production, yashima-production-osaka)`,
    );
  });

  test('is never shorter than what was asked for, in whole minutes', async () => {
    const repository = deployRepository();
    await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes']);
    const [freeze] = freezesIn(repository);
    expect([120, 121]).toContain(freeze && minutes(freeze));
    expect(freeze?.from).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
  });

  test('of all services concerns every team, in the clusters that were named', async () => {
    const repository = deployRepository();
    const argo = new MemoryArgo();
    await kube(repository.root, argo, [...ALL, '--yes']);
    expect(argo.projects.toSorted()).toEqual([
      'AppProject/books',
      'AppProject/days',
      'ApplicationSet/services',
    ]);
    expect(argo.windowsOf('days')).toMatchObject([{ clusters: ['production-osaka'] }]);
    expect(freezesIn(repository)[0]?.service).toBeUndefined();
  });

  test('once more takes the place of the one before, and comments stay', async () => {
    const repository = deployRepository();
    await kube(repository.root, new MemoryArgo(), [...ALL, '--yes']);
    repository.write(FILE, `${repository.read(FILE)} # ask Bob\n`);
    for (const length of ['2h', '3h'])
      await kube(repository.root, new MemoryArgo(), [...FREEZE.slice(0, 5), length, ...REASON, '--yes']);
    expect(freezesIn(repository)).toHaveLength(2);
    expect(repository.read(FILE)).toContain('# ask Bob');
    const [, freeze] = freezesIn(repository);
    expect([180, 181]).toContain(freeze && minutes(freeze));
  });

  test('drops what is over', async () => {
    const over = "- { clusters: [qa], from: '2025-01-01T00:00Z', until: '2025-01-01T01:00Z', reason: old }\n";
    const repository = deployRepository({ files: { [FILE]: over } });
    await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes']);
    expect(freezesIn(repository).map(({ reason }) => reason)).toEqual(['the database is restored']);
  });

  test('does not mind a pause of a service that is gone', async () => {
    const gone =
      "- { service: gone, clusters: [qa], from: '2025-01-01T00:00Z', until: '2025-01-01T01:00Z', reason: old }\n";
    const repository = deployRepository({ files: { [FILE]: gone } });
    expect(await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes'])).toMatchObject({
      exitCode: 0,
    });
    expect(freezesIn(repository).map(({ service }) => service)).toEqual(['yashima']);
  });

  test('says that nothing is paused yet where Argo CD cannot be reached, and ends with 1', async () => {
    const repository = deployRepository();
    const argo = new MemoryArgo();
    argo.unreachable = ['production'];
    const { exitCode, out, err } = await kube(repository.root, argo, [...FREEZE, '--yes']);
    expect(exitCode).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(
      'yashima in production, production-osaka: NOT PAUSED YET (yashima-production, yashima-production-osaka)',
    );
    expect(err).toContain('kubeconfig.production: expected an API server, got nobody who listens there');
    expect(freezesIn(repository)).toHaveLength(1);
  });

  test('tells each Argo CD where each cluster has one, and says of each what holds', async () => {
    const repository = deployRepository({ argo: PER_CLUSTER });
    const argo = new MemoryArgo();
    argo.unreachable = ['production'];
    const { exitCode, out, err } = await kube(repository.root, argo, [...FREEZE, '--yes']);
    expect(exitCode).toBe(1);
    expect(new Set(argo.brought.map(({ cluster }) => cluster))).toEqual(new Set(['production-osaka']));
    expect(out).toMatch(/^yashima in production-osaka: paused until .*Z \(yashima-production-osaka\)$/);
    expect(err).toContain(
      'yashima in production: NOT PAUSED YET (yashima-production): Argo CD could not be told',
    );
  });

  test('commits what it changed and nothing else, and pushes it', async () => {
    const repository = deployRepository();
    repository.write('notes.txt', 'mine');
    const { exitCode } = await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes', '--push']);
    expect(exitCode).toBe(0);
    expect(repository.git('log', '-1', '--format=%s%n%b', 'origin/main')).toMatch(
      /^freeze: yashima in production, production-osaka until \d{4}-[^\n]*\nthe database is restored\n/,
    );
    const files = repository.git('diff', '--name-only', 'origin/main^', 'origin/main').trim().split('\n');
    expect(files).toContain('apps/freezes.yaml');
    expect(files).toContain('dist/argocd/30-projects.yaml');
    expect(files.filter((file) => !/^(apps\/freezes\.yaml$|dist\/argocd\/)/.test(file))).toEqual([]);
    expect(repository.git('status', '--porcelain')).toBe('?? notes.txt\n');
  });

  test('commits nothing where its commit would lack what dist comes from, and pauses nothing', async () => {
    const repository = deployRepository();
    repository.write('apps/himekuri/releases.yaml', 'qa: 4f2a9c2\n');
    const argo = new MemoryArgo();
    const { exitCode, err } = await kube(repository.root, argo, [...FREEZE, '--yes', '--push']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^kube freeze: expected no other change below apps and dist, got apps\/himekuri\/releases\.yaml/,
    );
    expect([argo.brought, repository.read(FILE)]).toEqual([[], undefined]);
  });

  test('commits what an earlier run has left uncommitted', async () => {
    const repository = deployRepository();
    await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes']);
    await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes', '--commit']);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('changes nothing where production is not confirmed', async () => {
    const repository = deployRepository();
    const { terminal, exitCode } = await kube(repository.root, new MemoryArgo(), FREEZE, {
      confirms: [false],
    });
    expect(exitCode).toBe(0);
    expect(terminal.questions[0]).toMatch(
      /^This pauses yashima in production, production-osaka until .*Z\. Go on\?$/,
    );
    expect(repository.read(FILE)).toBeUndefined();
  });

  test.each([
    [
      'neither a service nor --all',
      ['freeze', '-e', 'qa', '--for', '2h', ...REASON],
      2,
      /expected a service, or --all/,
    ],
    ['both', ['freeze', 'yashima', '--all', '-e', 'qa', '--for', '2h', ...REASON], 2, /got both/],
    [
      'no reason',
      ['freeze', 'yashima', '-e', 'qa', '--for', '2h'],
      2,
      /--reason: expected some words, got none/,
    ],
    [
      'a reason with a secret',
      [...FREEZE.slice(0, 6), '--reason', 'password=hunter2hunter2'],
      2,
      /a secret in them/,
    ],
    [
      'no end',
      ['freeze', 'yashima', '-e', 'qa', ...REASON],
      2,
      /expected --for 2h, or --until with a time, got neither/,
    ],
    [
      'an end that is over',
      ['freeze', 'yashima', '-e', 'qa', '--until', '2025-01-01T00:00Z', ...REASON],
      2,
      /over/,
    ],
    [
      'a service that is not there',
      ['freeze', 'yasima', '-e', 'qa', '--for', '2h', ...REASON],
      2,
      /did you mean 'yashima'/,
    ],
    ['production where nobody can be asked', FREEZE, 2, /expected somebody to confirm it/],
  ])('refuses %s', async (_, typed, code, said) => {
    const repository = deployRepository();
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), typed, { isPerson: false });
    expect(exitCode).toBe(code);
    expect(err).toMatch(said);
    expect(err).not.toContain('hunter2');
    expect(repository.read(FILE)).toBeUndefined();
  });

  test('is no matter of a service that cannot be rendered', async () => {
    const repository = deployRepository();
    repository.write('apps/himekuri/releases.yaml', 'qua: 4f2a9c1\n');
    expect(await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes'])).toMatchObject({
      exitCode: 0,
    });
  });

  test('refuses a platform without Argo CD', async () => {
    const { exitCode, err } = await kube(deployRepository({ argo: '' }).root, new MemoryArgo(), FREEZE);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^kube freeze: expected a platform with argo, got one without/);
  });

  test('refuses a file that somebody has broken, and leaves it as it is', async () => {
    const repository = deployRepository();
    repository.write(FILE, '- what: is this\n');
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^apps\/freezes\.yaml\.0/);
    expect(repository.read(FILE)).toBe('- what: is this\n');
  });
});

/** A pause that ends in its first minute lasts that long. */
const isPausedNow = (freezes: readonly Freeze[]): boolean =>
  freezes.some(({ until }) => new Date(until).getTime() > Date.now() + 60_000);

describe('kube unfreeze', () => {
  const frozen = async (...freezes: readonly (readonly string[])[]) => {
    const repository = deployRepository();
    for (const typed of freezes)
      await kube(repository.root, new MemoryArgo(), [...typed, '--yes', '--commit']);
    return repository;
  };

  test('ends a pause at once', async () => {
    const repository = await frozen(FREEZE);
    const argo = new MemoryArgo();
    const { exitCode, out } = await kube(repository.root, argo, [
      'unfreeze',
      'yashima',
      '-e',
      'production',
      '--yes',
    ]);
    expect(exitCode).toBe(0);
    expect(out).toBe('yashima in production, production-osaka: goes on');
    expect(isPausedNow(freezesIn(repository))).toBe(false);
    expect(argo.projects).toEqual(['ApplicationSet/services', 'AppProject/books']);
  });

  test('says where syncs go on and where an Argo CD that could not be told still holds them', async () => {
    const repository = deployRepository({ argo: PER_CLUSTER });
    await kube(repository.root, new MemoryArgo(), [...FREEZE, '--yes']);
    const argo = new MemoryArgo();
    argo.unreachable = ['production-osaka'];
    const typed = ['unfreeze', 'yashima', '-e', 'production', '--yes'];
    const { exitCode, out, err } = await kube(repository.root, argo, typed);
    expect(exitCode).toBe(1);
    expect(out).toBe('yashima in production: goes on');
    expect(err).toContain('yashima in production-osaka: STILL PAUSED: Argo CD could not be told');
  });

  test('ends it in one cluster, and leaves the other paused', async () => {
    const repository = await frozen(FREEZE);
    await kube(repository.root, new MemoryArgo(), ['unfreeze', 'yashima', '-e', 'production-osaka', '--yes']);
    const [still, ended] = freezesIn(repository);
    expect([still?.clusters, ended?.clusters]).toEqual([['production'], ['production-osaka']]);
  });

  test('leaves a pause of all services, says so, and ends with 1 where there is no other', async () => {
    const repository = await frozen(ALL);
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), [
      'unfreeze',
      'yashima',
      '-e',
      'production',
    ]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /every service in production-osaka: still paused until .*Z \(the database is restored\); kube unfreeze --all/,
    );
    expect(freezesIn(repository)).toHaveLength(1);
  });

  test('of all services leaves the pause of one, and says so', async () => {
    const repository = await frozen(FREEZE, ALL);
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), [
      'unfreeze',
      '--all',
      '-e',
      'production-osaka',
      '--yes',
    ]);
    expect(exitCode).toBe(0);
    expect(err).toMatch(/yashima in production, production-osaka: still paused until /);
    expect(freezesIn(repository).map(({ service }) => service)).toEqual(['yashima', undefined]);
  });

  test('changes nothing where nothing is paused', async () => {
    const repository = await frozen();
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), [
      'unfreeze',
      'yashima',
      '-e',
      'qa',
    ]);
    expect(exitCode).toBe(0);
    expect(err).toBe('yashima in qa: nothing to end, there is no such pause');
  });
});

describe('kube freezes', () => {
  test('lists what is paused, and what is over', async () => {
    const over =
      "- { clusters: [qa], from: '2025-01-01T00:00Z', until: '2025-01-01T01:00Z', reason: old, by: Bob }\n";
    const repository = deployRepository({ files: { [FILE]: over } });
    const { out } = await kube(repository.root, new MemoryArgo(), ['freezes']);
    expect(out).toBe('every service  qa  over since 2025-01-01T01:00Z  Bob  old');
    const there = await kube(repository.root, new MemoryArgo(), ['freezes', '-e', 'production']);
    expect(there.err).toBe('nothing is paused');
  });

  test('gives programs JSON', async () => {
    const { out } = await kube(deployRepository().root, new MemoryArgo(), ['freezes', '--json']);
    expect(JSON.parse(out)).toEqual([]);
  });
});
