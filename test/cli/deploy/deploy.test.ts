import { describe, expect, test } from '@jest/globals';
import { Asked, company, kube, NOBODY, RELEASES } from './company';

const DIGEST = `sha256:${'0f'.repeat(32)}`;
const releases = 'apps/yashima/releases.yaml';
const dist = (cluster: string) => `dist/${cluster}/yashima/yashima.k8s.yaml`;

describe('kube deploy', () => {
  test('writes the entry, and renders what follows from it and nothing else', async () => {
    const repository = company();
    const { exitCode, out } = await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8', NOBODY);
    expect(exitCode).toBe(0);
    expect(repository.read(releases)).toBe(RELEASES.replace('9b3d0e7', '5e6f7a8'));
    expect(repository.read(dist('sandbox'))).toContain('registry.example.com/yashima:5e6f7a8');
    expect(repository.git('status', '--porcelain').trim().split(/\n ?/)).toEqual([
      `M ${releases}`,
      `M ${dist('sandbox')}`,
    ]);
    expect(out).toContain('deploy yashima: 5e6f7a8 to sandbox');
  });

  test.each([
    ['5e6f7a8', 'sandbox: 5e6f7a8\n'],
    [DIGEST, `sandbox: ${DIGEST}\n`],
    ['registry.example.com/yashima:5e6f7a8', 'sandbox: 5e6f7a8\n'],
    [`registry.example.com/yashima@${DIGEST}`, `sandbox: ${DIGEST}\n`],
    [`registry.example.com/yashima:5e6f7a8@${DIGEST}`, `sandbox: { tag: 5e6f7a8, digest: "${DIGEST}" }\n`],
    ['20261121', 'sandbox: "20261121"\n'],
  ])('takes the image as the build printed it: %s', async (image, line) => {
    const repository = company();
    await kube(repository, `deploy yashima -e sandbox --image ${image}`, NOBODY);
    expect(repository.read(releases)?.replaceAll("'", '"')).toContain(line);
  });

  test('notes, schemas and what they are compatible with stand beside the image', async () => {
    const repository = company();
    const typed = ['deploy', 'yashima', '-e', 'sandbox', '--image', '5e6f7a8', '--note', 'leap seconds'];
    await kube(repository, [...typed, '--schema', '20261101093000', '--compatible'], NOBODY);
    expect(repository.read(releases)).toMatch(
      /sandbox: \{ tag: 5e6f7a8, note: leap seconds, schema: "20261101093000", compatible: "?true"? \}/,
    );
  });

  test('an empty schema, as scripts give it for applications without migrations, is none', async () => {
    const repository = company();
    await kube(
      repository,
      ['deploy', 'yashima', '-e', 'sandbox', '--image', '5e6f7a8', '--schema', ''],
      NOBODY,
    );
    expect(repository.read(releases)).toContain('sandbox: 5e6f7a8\n');
  });

  test('production is asked about, and without anybody to ask only --yes goes on', async () => {
    const repository = company();
    const refused = await kube(repository, 'deploy yashima -e production --image 5e6f7a8', NOBODY);
    expect(refused.exitCode).toBe(2);
    const declined = await kube(repository, 'deploy yashima -e production --image 5e6f7a8', {
      confirms: [false],
    });
    expect(declined.err).toContain('nothing was changed');
    expect(repository.git('status', '--porcelain')).toBe('');
    const forced = await kube(repository, 'deploy yashima -e production --image 5e6f7a8 --yes', NOBODY);
    expect(forced.exitCode).toBe(0);
    expect(repository.read(dist('production'))).toContain(':5e6f7a8');
  });

  test('says who runs it too, and who has a release of its own', async () => {
    const repository = company({ [releases]: `${RELEASES}production-osaka: 1111111\n` });
    const { err } = await kube(repository, 'deploy yashima -e production --image 5e6f7a8 --yes', NOBODY);
    expect(err).toContain('production-osaka HAS A RELEASE OF ITS OWN, which stays');
    expect(err).toContain('qa runs it too');
    expect(repository.read(dist('production-osaka'))).toContain(':1111111');
    expect(repository.read(dist('qa'))).toContain(':5e6f7a8');
  });

  test('region by region: a cluster that is called as its environment leaves the others as they are', async () => {
    const repository = company();
    await kube(repository, 'deploy yashima -e production/production --image 5e6f7a8 --yes', NOBODY);
    expect(repository.read(dist('production'))).toContain(':5e6f7a8');
    expect(repository.read(dist('production-osaka'))).toContain(':4f2a9c1');
    await kube(repository, 'deploy yashima -e production-osaka --image 5e6f7a8 --yes', NOBODY);
    expect(repository.read(dist('production-osaka'))).toContain(':5e6f7a8');
  });

  test('--follow takes the entry away, so that others are followed again', async () => {
    const repository = company({ [releases]: `${RELEASES}qa: 2222222\n` });
    await kube(repository, 'deploy yashima -e qa --follow', NOBODY);
    expect(repository.read(releases)).toBe(RELEASES);
    expect(repository.read(dist('qa'))).toContain(':4f2a9c1');
  });

  test('the same release again changes nothing', async () => {
    const repository = company();
    const { exitCode, out } = await kube(repository, 'deploy yashima -e sandbox --image 9b3d0e7', NOBODY);
    expect([exitCode, out]).toEqual([0, 'nothing changed: 9b3d0e7 to sandbox is what the file says']);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test.each([
    [
      'another repository',
      '-e sandbox --image registry.example.com/other:1',
      2,
      'registry.example.com/yashima',
    ],
    ['a repository alone', '-e sandbox --image registry.example.com/yashima', 2, 'a repository alone'],
    ['neither image nor --follow', '-e sandbox', 2, 'neither'],
    ['a tag that moves, in production', '-e production --image latest --yes', 1, 'immutable'],
    ['what is no tag', '-e sandbox --image a+b', 1, 'a tag of letters'],
    [
      'a schema that is no version',
      '-e sandbox --image 5e6f7a8 --schema newest',
      1,
      'the version of a migration',
    ],
  ])('refuses %s with one line, and leaves every file as it was', async (_, options, code, words) => {
    const repository = company();
    const { exitCode, err } = await kube(repository, `deploy yashima ${options}`, NOBODY);
    expect(exitCode).toBe(code);
    expect(err).toContain(words);
    expect(err.split('\n')).toHaveLength(1);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('a chart that was changed and not rendered reaches no cluster that nobody spoke of', async () => {
    const repository = company();
    const chart = repository.read('apps/yashima/chart.js') ?? '';
    repository.write('apps/yashima/chart.js', chart.replace('8080', '8081'));
    repository.git('commit', '--quiet', '--all', '--message', 'another port');
    const next = { ...repository, root: repository.copy() };
    const { exitCode, err } = await kube(next, 'deploy yashima -e sandbox --image 5e6f7a8', NOBODY);
    expect([exitCode, err]).toEqual([
      1,
      expect.stringContaining(`${dist('production')}: expected what its chart gives`),
    ]);
  });

  test.each([
    ['a secret', 'postgres://app:hunter2hunter2@db/app'],
    ['several lines', 'one\nCo-authored-by: two'],
    ['control characters', '\u001b[31mred'],
  ])('no note has %s: anybody may read it', async (_, note) => {
    const repository = company();
    const typed = ['deploy', 'yashima', '-e', 'sandbox', '--image', '5e6f7a8', '--note', note, '--commit'];
    const { exitCode, terminal } = await kube(repository, typed, NOBODY);
    expect([exitCode, repository.git('status', '--porcelain')]).toEqual([2, '']);
    expect(terminal.everything).not.toContain('hunter2');
  });

  test("another team's broken chart stops no release", async () => {
    const repository = company();
    repository.write('apps/himekuri/releases.yaml', 'production: latest\nsandbox: 1a2b3c4\n');
    const { exitCode } = await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8', NOBODY);
    expect(exitCode).toBe(0);
    expect(repository.read(dist('sandbox'))).toContain(':5e6f7a8');
  });

  test('nothing is released where the service was taken away', async () => {
    const repository = company({ [releases]: `${RELEASES}retired: { sandbox: moved to himekuri }\n` });
    const { exitCode, err } = await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8', NOBODY);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('it was retired there')]);
  });

  test('where it was taken away in one region, the others are released to', async () => {
    const repository = company({ [releases]: `${RELEASES}retired: { production-osaka: moved }\n` });
    const typed = 'deploy yashima -e production --image 5e6f7a8 --yes';
    const { exitCode, err } = await kube(repository, typed, NOBODY);
    expect([exitCode, err]).toEqual([
      0,
      expect.stringContaining('production-osaka: yashima was retired there'),
    ]);
    expect(repository.read(dist('production'))).toContain(':5e6f7a8');
  });

  test('a pause is told before', async () => {
    const hoursFromNow = (hours: number) =>
      new Date(Date.now() + hours * 3_600_000).toISOString().replace(/:\d\d\.\d+Z/, 'Z');
    const [earlier, later] = [hoursFromNow(-1), hoursFromNow(1)];
    const pause = `- clusters: [sandbox]\n  from: ${earlier}\n  until: ${later}\n  reason: the database moves\n`;
    const repository = company({ 'apps/freezes.yaml': pause });
    const { err } = await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8', NOBODY);
    expect(err).toContain(`syncs are paused in sandbox until ${later}: the database moves`);
  });
});

describe('kube deploy --commit', () => {
  test('commits what it changed, whatever else is staged, and says what in the message', async () => {
    const repository = company();
    repository.write('notes.txt', 'mine');
    repository.git('add', 'notes.txt');
    const typed = [
      'deploy',
      'yashima',
      '-e',
      'sandbox',
      '--image',
      '5e6f7a8',
      '--note',
      'leap seconds',
      '--commit',
    ];
    await kube(repository, typed, NOBODY);
    expect(repository.git('log', '-1', '--format=%B').trim()).toBe(
      'deploy(yashima): 5e6f7a8 to sandbox\n\nleap seconds',
    );
    expect(repository.git('show', '--name-only', '--format=').trim().split('\n')).toEqual([
      releases,
      dist('sandbox'),
    ]);
    expect(repository.git('status', '--porcelain').trim()).toBe('A  notes.txt');
  });

  test('takes along what an earlier run has left', async () => {
    const repository = company();
    await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8', NOBODY);
    await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8 --commit', NOBODY);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('refuses where another entry is not committed: nobody was asked about it', async () => {
    const repository = company();
    repository.write(releases, RELEASES.replace('4f2a9c1', '7777777'));
    const typed = 'deploy yashima -e sandbox --image 5e6f7a8 --commit';
    const { exitCode, err } = await kube(repository, typed, NOBODY);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('another one of production')]);
    expect(repository.git('log', '--oneline').trim().split('\n')).toHaveLength(1);
  });

  test('refuses where something else is not committed: dist would have no source', async () => {
    const repository = company();
    repository.write('apps/yashima/chart.js', '// begun\n');
    const { exitCode, err } = await kube(
      repository,
      'deploy yashima -e sandbox --image 5e6f7a8 --commit',
      NOBODY,
    );
    expect([exitCode, err]).toEqual([1, expect.stringContaining('apps/yashima/chart.js')]);
    expect(repository.read(releases)).toBe(RELEASES);
  });
});

describe('kube deploy --push', () => {
  test('ends running syncs before the commit arrives, and has Argo CD look afterwards', async () => {
    const repository = company();
    const isPushed = () =>
      repository.git('rev-parse', 'HEAD', 'origin/main').trim().split('\n')[0] !== first &&
      repository.git('rev-parse', 'HEAD') === repository.git('rev-parse', 'origin/main');
    const first = repository.git('rev-parse', 'HEAD').trim();
    const asked = new Asked(isPushed);
    const { exitCode } = await kube(
      repository,
      'deploy yashima -e production --image 5e6f7a8 --push --yes',
      NOBODY,
      asked,
    );
    expect(exitCode).toBe(0);
    const applications = ['yashima-production', 'yashima-production-osaka', 'yashima-qa'];
    expect(asked.calls).toEqual([
      ...applications.map((name) => `end ${name} before the push`),
      ...applications.map((name) => `refresh ${name} after the push`),
    ]);
  });

  test('the same command again ends no sync: the one that runs is its own', async () => {
    const repository = company();
    const typed = 'deploy yashima -e sandbox --image 5e6f7a8 --push';
    await kube(repository, typed, NOBODY);
    const asked = new Asked();
    expect((await kube(repository, typed, NOBODY, asked)).exitCode).toBe(0);
    expect(asked.calls).toEqual(['refresh yashima-sandbox before the push']);
  });

  test('a push that is refused ends no sync', async () => {
    const repository = company();
    repository.git('remote', 'set-url', 'origin', '/nonexistent');
    const asked = new Asked();
    const { exitCode, err } = await kube(
      repository,
      'deploy yashima -e sandbox --image 5e6f7a8 --push',
      NOBODY,
      asked,
    );
    expect([exitCode, asked.calls]).toEqual([1, []]);
    expect(err).toContain('a push that is taken');
  });

  test.each([
    ['a detached HEAD', ['switch', '--quiet', '--detach'], 'a detached HEAD'],
    ['a branch that nobody pushed', ['switch', '--quiet', '--create', 'mine'], 'one without an upstream'],
  ])('%s is refused before anything is written', async (_, change, words) => {
    const repository = company();
    repository.git(...change);
    const { exitCode, err } = await kube(
      repository,
      'deploy yashima -e sandbox --image 5e6f7a8 --push',
      NOBODY,
    );
    expect([exitCode, err]).toEqual([1, expect.stringContaining(words)]);
    expect(repository.read(releases)).toBe(RELEASES);
  });

  test('a branch that Argo CD does not read ends no sync, and is said to be one', async () => {
    const repository = company();
    repository.git('switch', '--quiet', '--create', 'a-change');
    repository.git('push', '--quiet', '--set-upstream', 'origin', 'a-change');
    const asked = new Asked();
    const { err } = await kube(repository, 'deploy yashima -e sandbox --image 5e6f7a8 --push', NOBODY, asked);
    expect(asked.calls).toEqual([]);
    expect(err).toContain('pushed a-change: Argo CD reads main');
    expect(repository.git('rev-parse', 'HEAD')).toBe(repository.git('rev-parse', 'origin/a-change'));
  });
});
