import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { MigrationJob, type MigrationJobProps, RailsService, type Waits } from '../../lib';
import { present, render } from '../rendering';

const POSTGRES = { command: ['pg_isready', '-h', '$(POSTGRES_HOST)', '-p', '$(POSTGRES_PORT)'] };

const renderWaiting = (waitFor: Waits, props: Partial<MigrationJobProps> = {}) =>
  render((chart) => {
    const service = new RailsService(chart, 'rails', {
      env: { clear: { POSTGRES_HOST: 'db' }, secret: ['DATABASE_URL'] },
      entrypoint: ['bin/start'],
    });
    new MigrationJob(chart, 'migration', { service, waitFor, ...props });
  });

const waitOf = (waitFor: Waits, props: Partial<MigrationJobProps> = {}) =>
  present(
    renderWaiting(waitFor, props)
      .pod('Job', 'yashima-migration')
      .spec?.initContainers?.find(({ name }) => name.startsWith('wait-for-')),
  );

describe('a migration that waits', () => {
  test('asks before it starts, in the order of the chart, after whatever the pods do before', () => {
    const waitFor = { postgres: POSTGRES, redis: { command: ['getent', 'hosts', 'redis.example.com'] } };
    expect(renderWaiting(waitFor).initNames('Job', 'yashima-migration')).toEqual([
      'sticky-tmp',
      'wait-for-postgres',
      'wait-for-redis',
    ]);
  });

  test("asks with the service's image and variables, and past a pooler as the migration does", () => {
    const rendered = renderWaiting({ postgres: POSTGRES }, { databaseUrl: 'DIRECT_URL' });
    const { image, envFrom, env } = rendered.container('Job', 'yashima-migration');
    const wait = present(
      rendered
        .pod('Job', 'yashima-migration')
        .spec?.initContainers?.find(({ name }) => name === 'wait-for-postgres'),
    );
    expect({ image: wait.image, envFrom: wait.envFrom, env: wait.env }).toEqual({ image, envFrom, env });
  });

  test('leaves the words of the command to Kubernetes, which knows the variables', () => {
    expect(waitOf({ postgres: POSTGRES }).command?.slice(-5)).toEqual(POSTGRES.command);
  });

  test('asks every two seconds for a minute', () => {
    expect(waitOf({ postgres: POSTGRES }).command?.[2]).toBe(
      `timeout 60 sh -c 'until "$@"; do sleep 2; done' wait "$@" || exit`,
    );
  });

  test('asks as often and as long as the chart says', () => {
    const wait = waitOf({ postgres: { ...POSTGRES, deadline: '3m', period: '10s' } });
    expect(wait.command?.[2]).toMatch(/^timeout 180 sh .* sleep 10;/);
  });

  test.each([
    ['ends when the answer is yes', ['test', '-d', '/'], 0],
    ['fails at its deadline', ['false'], 124],
    ['fails at its deadline although the command hangs', ['sleep', '60'], 124],
    ['takes a word for what it is', ['test', '$(exit 1) "', '=', '$(exit 1) "'], 0],
  ])('%s', (_, command, status) => {
    const [shell = '', ...words] = waitOf({ it: { command, deadline: '1s', period: '1s' } }).command ?? [];
    expect(spawnSync(shell, words).status).toBe(status);
  });

  test('does not wait again after the deployment', () => {
    const rendered = renderWaiting({ postgres: POSTGRES }, { postDeployment: true });
    expect(rendered.initNames('Job', 'yashima-migration-post')).toEqual(['sticky-tmp']);
  });

  test.each([
    [
      'a name that is none',
      { 'My SQL': POSTGRES },
      "waitFor.My SQL: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'My SQL'; choose a shorter or simpler name",
    ],
    [
      'nothing to ask',
      { it: { command: [] } },
      "waitFor.it.command: expected a program and its arguments, got []; write it as ['pg_isready']",
    ],
    [
      'no time',
      { it: { ...POSTGRES, deadline: '0s' } },
      "waitFor.it.deadline: expected a duration in whole seconds, 1s or more, got '0s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'to rest longer than it may wait',
      { it: { ...POSTGRES, deadline: '10s', period: '10s' } },
      "waitFor.it.period: expected a duration in whole seconds, from 1s to 9s, got '10s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'to leave no time for the migration',
      { a: { ...POSTGRES, deadline: '10m' }, b: { ...POSTGRES, deadline: '5m' } },
      "waitFor: expected less than the 900s of deadline, all of them together, got '900s'; raise deadline, or wait less: nothing is left for the command",
    ],
  ] satisfies [string, Waits, string][])('refuses %s', (_, waitFor, message) => {
    expect(renderWaiting(waitFor).findings).toEqual([`yashima/production/migration.${message}`]);
  });

  test('refuses the name of an init container that the service has', () => {
    const { findings } = render((chart) => {
      const service = new RailsService(chart, 'rails', { init: { 'wait-for-it': { command: ['/it'] } } });
      new MigrationJob(chart, 'migration', { service, waitFor: { it: POSTGRES } });
    });
    expect(findings).toEqual([
      "yashima/production/migration.waitFor.it: expected a name that no init container of the service has, got 'wait-for-it'; rename it",
    ]);
  });
});
