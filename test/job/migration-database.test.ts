import { describe, expect, test } from '@jest/globals';
import {
  type DatabaseUrl,
  type Environment,
  MigrationJob,
  type MigrationJobProps,
  RailsService,
} from '../../lib';
import { present, render } from '../rendering';

const POOLED: Partial<Environment> = {
  egress: {
    internet: true,
    endpoints: { database: { cidrs: ['10.20.0.0/24'], ports: [6432], pooler: true } },
  },
};

const renderDirect = (
  props: Partial<MigrationJobProps>,
  environment: Partial<Environment> = POOLED,
  cluster?: string,
) =>
  render(
    (chart) => {
      const service = new RailsService(chart, 'rails', { env: { secret: ['DATABASE_URL', 'REDIS_URL'] } });
      new MigrationJob(chart, 'migration', { service, postDeployment: true, ...props });
    },
    { environment, ...(cluster !== undefined && { cluster }) },
  );

const sourceOf = (databaseUrl: DatabaseUrl, job = 'yashima-migration', variable = 'DATABASE_URL') => {
  const { env = [] } = renderDirect({ databaseUrl }).container('Job', job);
  return env.filter(({ name }) => name === variable).map(({ valueFrom }) => valueFrom);
};

const ref = (name: string, key: string) => [{ secretKeyRef: { name, key } }];

describe('a migration beside a pooler', () => {
  test.each([
    ['a key of dotenv', 'DIRECT_URL', ref('dotenv', 'DIRECT_URL')],
    ['a key of another Secret', { from: 'rds', key: 'url' }, ref('rds', 'url')],
    [
      'a key of a Secret that is an object',
      { from: { kind: 'Secret', name: 'rds' }, key: 'url' },
      ref('rds', 'url'),
    ],
    ['a key of dotenv by its name', { key: 'DIRECT_URL' }, ref('dotenv', 'DIRECT_URL')],
  ] satisfies [string, DatabaseUrl, unknown][])('finds its database by %s', (_, databaseUrl, expected) => {
    expect(sourceOf(databaseUrl)).toEqual(expected);
  });

  test('finds it so after the deployment too', () => {
    expect(sourceOf('DIRECT_URL', 'yashima-migration-post')).toEqual(ref('dotenv', 'DIRECT_URL'));
  });

  test('puts it into the variable that the application reads', () => {
    const databaseUrl = { key: 'DIRECT_URL', variable: 'POSTGRES_URL' };
    expect(sourceOf(databaseUrl, 'yashima-migration', 'POSTGRES_URL')).toEqual(ref('dotenv', 'DIRECT_URL'));
  });

  test('finds each of several databases, as Rails has them for queue and cache', () => {
    const databaseUrl = [
      { key: 'DIRECT_URL' },
      { from: 'rds', key: 'queue', variable: 'QUEUE_DATABASE_URL' },
    ];
    const { env } = renderDirect({ databaseUrl }).container('Job', 'yashima-migration');
    expect(env).toEqual(
      expect.arrayContaining([
        { name: 'DATABASE_URL', valueFrom: ref('dotenv', 'DIRECT_URL')[0] },
        { name: 'QUEUE_DATABASE_URL', valueFrom: ref('rds', 'queue')[0] },
      ]),
    );
  });

  test('keeps its other variables', () => {
    const { env } = renderDirect({ databaseUrl: 'DIRECT_URL' }).container('Job', 'yashima-migration');
    expect(env).toContainEqual({ name: 'REDIS_URL', valueFrom: ref('dotenv', 'REDIS_URL')[0] });
  });

  test('leaves pods and guard with the pooler: a guard only reads, and there is one in every pod', () => {
    const { spec } = renderDirect({ databaseUrl: 'DIRECT_URL' }).pod('Deployment', 'yashima-web');
    const guard = spec?.initContainers?.find(({ name }) => name === 'wait-for-migration');
    const url = { name: 'DATABASE_URL', valueFrom: ref('dotenv', 'DATABASE_URL')[0] };
    expect(present(guard).env).toContainEqual(url);
    expect(present(spec?.containers[0]).env).toContainEqual(url);
  });

  test('is reported without a way past it', () => {
    expect(renderDirect({}).findings).toEqual([
      "yashima/production/migration.databaseUrl: warning F14: expected a way to the database past the pooler of database, got nothing; write databaseUrl: 'DIRECT_DATABASE_URL', a key of dotenv that leads past it, or acknowledge F14: not our database",
    ]);
  });

  test.each([
    ['with a way past it', { databaseUrl: 'DIRECT_URL' }, POOLED, 'production'],
    ['where no pooler is', {}, {}, 'production'],
    ['where another cluster migrates', {}, POOLED, 'production-osaka'],
  ] satisfies [string, Partial<MigrationJobProps>, Partial<Environment>, string][])(
    'is not reported %s',
    (_, props, environment, cluster) => {
      expect(renderDirect(props, environment, cluster).findings).toEqual([]);
    },
  );

  test.each([
    [
      'the address itself, without showing it',
      'postgres://app:hunter2@db/app',
      "databaseUrl: expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value",
    ],
    [
      'what is no key of a named Secret',
      { from: 'rds', key: 'a b' },
      "databaseUrl.key: expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value",
    ],
    [
      'an object of another kind',
      { from: { kind: 'ConfigMap', name: 'rds' }, key: 'url' },
      'databaseUrl.from: expected a Secret, got a ConfigMap; give a Secret or its name',
    ],
    [
      'a variable that cannot be one',
      { key: 'url', variable: 'DATABASE-URL' },
      "databaseUrl.variable: expected a variable's name of letters, digits and '_', no digit first, got something else; rename the variable; never write a value here",
    ],
    [
      'two addresses for one variable',
      [{ key: 'DIRECT_URL' }, { key: 'QUEUE_URL' }],
      "databaseUrl.1.variable: expected each variable once, got 'DATABASE_URL'; name another one, or remove one of the two",
    ],
    [
      'no address at all',
      [],
      'databaseUrl: expected at least one key, got []; leave it out for the address of the pods',
    ],
  ] satisfies [string, MigrationJobProps['databaseUrl'], string][])(
    'refuses %s',
    (_, databaseUrl, message) => {
      expect(renderDirect({ ...(databaseUrl && { databaseUrl }) }).findings).toEqual([
        `yashima/production/migration.${message}`,
      ]);
    },
  );
});

describe('a migration whose database stops statements', () => {
  const findings = (timeout: string | number, props: Partial<MigrationJobProps> = {}) =>
    render((chart) => {
      const service = new RailsService(chart, 'rails', { env: { clear: { STATEMENT_TIMEOUT: timeout } } });
      new MigrationJob(chart, 'migration', { service, ...props });
    }).findings;

  test.each([
    ['in milliseconds', 900_000, '960s'],
    ['in seconds', '1000s', '1060s'],
    ['in minutes', '15min', '960s'],
    ['in hours', '1h', '3660s'],
  ])('is reported if it is stopped before them, %s', (_, timeout, needed) => {
    expect(findings(timeout)).toEqual([
      `yashima/production/migration.deadline: warning F15: expected ${needed} or more, STATEMENT_TIMEOUT and a minute, got '900s'; raise it, or lower STATEMENT_TIMEOUT`,
    ]);
  });

  test('is judged by what its Jobs alone read, where they read it otherwise', () => {
    const variables = { clear: { STATEMENT_TIMEOUT: '15min' } };
    expect(findings(900_000, { variables, deadline: '16m' })).toEqual([]);
    expect(findings(0, { variables })).toHaveLength(1);
    expect(findings(900_000, { variables: { secret: ['STATEMENT_TIMEOUT'] } })).toEqual([]);
  });

  test('is reported if its second phase is', () => {
    expect(findings(180_000, { postDeployment: { deadline: '3m' } })).toEqual([
      "yashima/production/migration.postDeployment.deadline: warning F15: expected 240s or more, STATEMENT_TIMEOUT and a minute, got '180s'; raise it, or lower STATEMENT_TIMEOUT",
    ]);
  });

  test.each([
    ['it has a minute more', 840_000],
    ['they are never stopped', 0],
    ['nobody knows what is meant', 'default'],
  ])('is not reported if %s', (_, timeout) => {
    expect(findings(timeout)).toEqual([]);
  });
});
