import { describe, expect, test } from '@jest/globals';
import type { Container } from 'kubernetes-types/core/v1';
import { type EnvProps, MigrationJob, type MigrationJobProps, RailsService } from '../../lib';
import { present, render } from '../rendering';

const SKIP = 'SKIP_POST_DEPLOYMENT_MIGRATIONS';

const renderTwoPhases = (
  props: Partial<MigrationJobProps> = {},
  cluster = 'production',
  env: EnvProps = {},
) =>
  render(
    (chart) => {
      const service = new RailsService(chart, 'rails', { env });
      new MigrationJob(chart, 'migration', { service, postDeployment: true, ...props });
    },
    { cluster },
  );

type Rendering = ReturnType<typeof renderTwoPhases>;

const skipped = ({ env = [] }: Container) => env.filter(({ name }) => name === SKIP);

const guardOf = (rendered: Rendering) =>
  present(
    rendered
      .pod('Deployment', 'yashima-web')
      .spec?.initContainers?.find(({ name }) => name === 'wait-for-migration'),
  );

describe('a migration of two phases', () => {
  test('leaves post-deployment migrations out of the first Job', () => {
    expect(skipped(renderTwoPhases().container('Job', 'yashima-migration'))).toEqual([
      { name: SKIP, value: 'true' },
    ]);
  });

  test('lets no pod wait for the second Job, which starts when all pods are healthy', () => {
    expect(skipped(guardOf(renderTwoPhases()))).toEqual([{ name: SKIP, value: 'true' }]);
  });

  test('lets no pod wait for it either where the chart has a guard of its own', () => {
    const rendered = renderTwoPhases({ guard: { command: ['bin/migrated'] } });
    expect(skipped(guardOf(rendered))).toEqual([{ name: SKIP, value: 'true' }]);
  });

  test('runs the rest in a second Job, which skips nothing', () => {
    const post = renderTwoPhases().container('Job', 'yashima-migration-post');
    expect(post.command).toEqual(['bin/rails', 'db:migrate']);
    expect(skipped(post)).toEqual([]);
  });

  test('makes the second Job anew each time, when what was synced is healthy', () => {
    const { annotations } = renderTwoPhases().manifest('Job', 'yashima-migration-post').metadata;
    expect(annotations).toEqual({
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
  });

  test('never starts the web pods with the variable, for they may migrate nothing anyway', () => {
    expect(skipped(renderTwoPhases().container('Deployment', 'yashima-web'))).toEqual([]);
  });

  test('tells the pods of both Jobs apart', () => {
    const { labels } = present(renderTwoPhases().pod('Job', 'yashima-migration-post').metadata);
    expect(labels?.['app.kubernetes.io/component']).toBe('migration-post');
  });

  test.each([
    ['has the deadline of the first', { deadline: '1h' }, 'activeDeadlineSeconds', 3600],
    ['has a deadline of its own', { postDeployment: { deadline: '2h' } }, 'activeDeadlineSeconds', 7200],
    ['is tried as often as the first', { backoffLimit: 2 }, 'backoffLimit', 2],
    [
      'is tried as often as the chart says',
      { postDeployment: { backoffLimit: 0 }, backoffLimit: 2 },
      'backoffLimit',
      0,
    ],
    ['runs in one pod at a time', {}, 'parallelism', 1],
    ['replaces a pod only when it has ended', {}, 'podReplacementPolicy', 'Failed'],
  ] satisfies [string, Partial<MigrationJobProps>, string, unknown][])(
    'has a second Job that %s',
    (_, props, field, expected) => {
      const { spec } = renderTwoPhases(props).object('Job', 'yashima-migration-post');
      expect(spec).toHaveProperty(field, expected);
    },
  );

  test('runs a command of its own in the second Job', () => {
    const rendered = renderTwoPhases({ postDeployment: { command: ['bin/rails', 'db:post'] } });
    expect(rendered.container('Job', 'yashima-migration-post').command).toEqual(['bin/rails', 'db:post']);
  });

  test.each([
    ['runs where the first one does', 'production', {}, 2],
    ['leaves both to the primary cluster', 'production-osaka', {}, 0],
    ['runs both where each cluster has its database', 'production-osaka', { perCluster: true }, 2],
    ['has one Job where the chart says so', 'production', { postDeployment: false }, 1],
  ] satisfies [string, string, Partial<MigrationJobProps>, number][])('%s', (_, cluster, props, jobs) => {
    expect(renderTwoPhases(props, cluster).names('Job')).toHaveLength(jobs);
  });

  test('calls the second Job as the chart does', () => {
    const rendered = renderTwoPhases({ postDeployment: { name: 'yashima-cleanup' } });
    expect(rendered.names('Job')).toEqual(['yashima-migration', 'yashima-cleanup']);
    expect(rendered.container('Job', 'yashima-cleanup').name).toBe('migration-post');
  });

  test('may have a first Job of a name that leaves no room for an ending', () => {
    const name = 'x'.repeat(63);
    expect(renderTwoPhases({ name, postDeployment: { name: 'cleanup' } }).findings).toEqual([]);
  });

  test('shows both Jobs as parts', () => {
    const parts: (string | undefined)[] = [];
    render((chart) => {
      const service = new RailsService(chart, 'rails');
      const { job, postJob } = new MigrationJob(chart, 'migration', { service, postDeployment: true });
      parts.push(job?.name, postJob?.name);
    });
    expect(parts).toEqual(['yashima-migration', 'yashima-migration-post']);
  });
});

describe('a migration of two phases refuses', () => {
  test.each([
    ['as a clear value', { clear: { [SKIP]: 'false' } }],
    ['as a secret', { secret: [SKIP] }],
  ] satisfies [string, EnvProps][])('a service that says %s what to skip', (_, env) => {
    expect(renderTwoPhases({}, 'production', env).findings).toEqual([
      `yashima/production/migration.postDeployment: expected no ${SKIP} among the variables, got one; remove it there, and write postDeployment: true: Job and guard skip, and a second Job does not`,
    ]);
  });

  test('its Jobs to say so themselves', () => {
    expect(renderTwoPhases({ variables: { clear: { [SKIP]: true } } }).findings).toEqual([
      expect.stringContaining(`postDeployment: expected no ${SKIP} among the variables`),
    ]);
  });

  test.each([
    [
      'a second Job of a name that is none',
      { postDeployment: { name: 'Cleanup' } },
      "postDeployment.name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'Cleanup'; choose a shorter or simpler name",
    ],
    [
      'two Jobs of one name',
      { name: 'cleanup', postDeployment: { name: 'cleanup' } },
      "postDeployment.name: expected another name than that of the first Job, got 'cleanup'; rename it",
    ],
    [
      'a second Job without a command',
      { postDeployment: { command: [] } },
      'postDeployment.command: expected a command, got []; leave it out for that of the migration',
    ],
    [
      'a second Job of no time',
      { postDeployment: { deadline: '0s' } },
      "postDeployment.deadline: expected a duration in whole seconds, 1s or more, got '0s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'half a try of the second Job',
      { postDeployment: { backoffLimit: 0.5 } },
      'postDeployment.backoffLimit: expected a whole number, 0 or more, got 0.5; use a whole number in that range',
    ],
    [
      'a name that is too long for the second Job',
      { name: 'x'.repeat(59) },
      `name: expected a name of lower-case letters, digits and '-', 63 characters at most, got '${'x'.repeat(59)}-post' (64 characters); choose a shorter or simpler name`,
    ],
  ] satisfies [string, Partial<MigrationJobProps>, string][])('%s', (_, props, message) => {
    expect(renderTwoPhases(props).findings).toEqual([`yashima/production/migration.${message}`]);
  });
});
