import { describe, expect, test } from '@jest/globals';
import { company, kube, NOBODY } from '../deploy/company';
import type { DeployRepository } from '../freeze/repository';

const file = 'apps/yashima/releases.yaml';

/** A repository in which releases followed each other, the newest last. */
function withHistory(...texts: readonly string[]): DeployRepository {
  const [first = '', ...later] = texts;
  const repository = company({ [file]: first });
  for (const text of later) {
    repository.write(file, text);
    repository.git('commit', '--quiet', '--all', '--message', 'a release');
  }
  return repository;
}

/** Image and schema of production, one release after the other; the last one is marked. */
const production = (releases: Readonly<Record<string, string>>) =>
  withHistory(
    ...Object.entries(releases).map(
      ([tag, rest]) => `production: { tag: ${tag}${rest} }\nsandbox: 9b3d0e7\n`,
    ),
  );

const listed = async (repository: DeployRepository, typed = '-e production/production') =>
  (await kube(repository, `releases yashima ${typed}`, NOBODY)).out
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));

describe('kube releases', () => {
  test('lists image, time, author and note of each release, the newest first', async () => {
    const lines = await listed(production({ one: ', note: the first', two: '' }));
    const minute = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\dZ$/);
    const id = expect.stringMatching(/^[0-9a-f]{7}$/);
    expect(lines).toEqual([
      ['production:'],
      ['now', 'two', minute, 'Alice', id],
      ['1', 'one', minute, 'Alice', id, 'migrations unknown', 'the first'],
    ]);
  });

  test('a release of its own counts, then that of its environment, then the followed one', async () => {
    const repository = withHistory(
      'production: one\nsandbox: x1\n',
      'production: two\nsandbox: x1\n',
      'production: two\nproduction-osaka: three\nsandbox: x1\n',
    );
    const { out } = await kube(repository, 'releases yashima -e production --json', NOBODY);
    const tags = Object.entries<{ tag: string }[]>(JSON.parse(out)).map(([name, past]) => [
      name,
      past.map(({ tag }) => tag),
    ]);
    expect(tags).toEqual([
      ['production', ['two', 'one']],
      ['production-osaka', ['three', 'two', 'one']],
    ]);
    expect((await listed(repository, '-e qa')).map(([, tag]) => tag)).toEqual([undefined, 'two', 'one']);
  });

  test('a file that was broken or gone for a while hides nothing else', async () => {
    const repository = withHistory(
      'production: one\nsandbox: x1\n',
      'production: [\n',
      '',
      'production: two\nsandbox: x1\n',
    );
    expect((await listed(repository)).map(([, tag]) => tag)).toEqual([undefined, 'two', 'one']);
  });

  test('says where the file on disk is not committed', async () => {
    const repository = company();
    repository.write(file, 'production: 5e6f7a8\nsandbox: 9b3d0e7\n');
    const { err } = await kube(repository, 'releases yashima -e production/production', NOBODY);
    expect(err).toContain('not committed');
  });
});

describe('whether a migration lies between', () => {
  test.each([
    ['the same schema', ', schema: "1"', ', schema: "1"', undefined],
    [
      'one that is marked compatible',
      ', schema: "1"',
      ', schema: "2", compatible: "true"',
      'a compatible migration since',
    ],
    ['one that is not marked', ', schema: "1"', ', schema: "2"', 'migrations since'],
    ['nobody recorded it', '', ', schema: "2"', 'migrations unknown'],
  ])('%s', async (_, before, after, words) => {
    const [, , line] = await listed(production({ one: before, two: after }));
    expect(line?.[5]).toBe(words);
  });

  test('two compatible ones are one too many: each is marked for the release before it', async () => {
    const repository = production({
      one: ', schema: "1"',
      two: ', schema: "2", compatible: "true"',
      three: ', schema: "3", compatible: "true"',
    });
    expect((await listed(repository)).map((line) => line[5])).toEqual([
      undefined,
      undefined,
      'a compatible migration since',
      'migrations since',
    ]);
  });

  test('an image that ran before brings no migration, whether one was recorded with it or not', async () => {
    const repository = withHistory(
      'production: one\nsandbox: x1\n',
      'production: { tag: two, schema: "1" }\nsandbox: x1\n',
      'production: { tag: three, schema: "2", compatible: "true" }\nsandbox: x1\n',
      'production: one\nsandbox: x1\n',
    );
    const [, now, three, two, one] = await listed(repository);
    expect([now?.[5], three?.[5], two?.[5]]).toEqual([undefined, undefined, 'a compatible migration since']);
    expect(one?.[5]).toBe('migrations unknown');
  });

  test('a rollback takes no migration back, so it still lies between afterwards', async () => {
    const repository = production({ one: ', schema: "1"', two: ', schema: "2"', three: ', schema: "1"' });
    const [, now, two, one] = await listed(repository);
    expect([now?.[5], two?.[5], one?.[5]]).toEqual([undefined, undefined, 'migrations since']);
  });
});

describe('kube rollback', () => {
  test('lists, asks which, and writes that release back with its schema and where it came from', async () => {
    const repository = production({ one: ', schema: "1"', two: ', schema: "1"' });
    const { exitCode, err } = await kube(repository, 'rollback yashima -e production', {
      says: ['1'],
      confirms: [true],
    });
    expect([exitCode, err]).toEqual([0, expect.stringContaining('one')]);
    expect(repository.read(file)).toMatch(/production: \{ tag: one, note: rollback from two, schema: "1" \}/);
    expect(repository.read('dist/production/yashima/yashima.k8s.yaml')).toContain('yashima:one');
  });

  test.each([['one'], ['1']])('without a terminal --to names it: %s', async (to) => {
    const repository = production({ one: ', schema: "1"', two: ', schema: "1"' });
    const { exitCode } = await kube(
      repository,
      `rollback yashima -e production --to ${to} --push --yes`,
      NOBODY,
    );
    expect(exitCode).toBe(0);
    expect(repository.git('log', '-1', '--format=%s', 'origin/main').trim()).toBe(
      'rollback(yashima): one to production',
    );
  });

  test('by the beginning of its commit too', async () => {
    const repository = production({ one: '', two: '' });
    const first = repository.git('rev-list', '--max-parents=0', 'HEAD').trim().slice(0, 9);
    await kube(repository, `rollback yashima -e production --to ${first} --yes`, NOBODY);
    expect(repository.read(file)).toContain('tag: one');
  });

  test.each([
    ['not marked compatible', ', schema: "1"', ', schema: "2"', 'not marked compatible with it'],
    ['nobody recorded', '', '', 'Nobody recorded whether'],
  ])('asks where migrations lie between: %s', async (_, before, after, words) => {
    const repository = production({ one: before, two: after });
    const typed = 'rollback yashima -e production --to one';
    const { terminal } = await kube(repository, typed, { confirms: [false] });
    expect(terminal.questions.join()).toContain(words);
    expect((await kube(repository, typed, NOBODY)).exitCode).toBe(2);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('outside of production it asks for that reason alone', async () => {
    const repository = withHistory(
      'production: one\nsandbox: { tag: x1, schema: "1" }\n',
      'production: one\nsandbox: { tag: x2, schema: "1" }\n',
      'production: one\nsandbox: { tag: x3, schema: "2" }\n',
    );
    expect((await kube(repository, 'rollback yashima -e sandbox --to x2', NOBODY)).exitCode).toBe(2);
    expect((await kube(repository, 'rollback yashima -e sandbox --to x2 --yes', NOBODY)).exitCode).toBe(0);
  });

  test.each([
    ['the one that runs', '--to two', 2],
    ['what the list does not have', '--to nine', 2],
    ['nothing, and nobody to ask', '', 2],
  ])('refuses %s', async (_, options, code) => {
    const repository = production({ one: '', two: '' });
    const { exitCode } = await kube(repository, `rollback yashima -e production ${options}`.trim(), NOBODY);
    expect(exitCode).toBe(code);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('there is nothing to go back to before the second release', async () => {
    const { exitCode, err } = await kube(company(), 'rollback yashima -e production --to one --yes', NOBODY);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('an earlier release in the history')]);
  });
});
