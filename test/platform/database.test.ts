import { describe, expect, test } from '@jest/globals';
import { definePlatform, type EnvironmentProps } from '../../lib';
import { describe as line } from '../../lib/kernel';

type Endpoints = NonNullable<EnvironmentProps<string>['endpoints']>;

const refusals = (database: object) => {
  const mysql = { cidrs: ['10.20.0.0/24'], ports: [3306], ...database } as Endpoints[string]; // JavaScript may write anything
  const { findings } = definePlatform({
    apps: '/nowhere/apps',
    environments: { qa: { kubernetes: '1.34', endpoints: { mysql } } },
  });
  return findings.map(line);
};

describe('a database of a platform', () => {
  test.each([
    ['nothing', {}],
    ['its connections', { maxConnections: 400 }],
    ['that a pooler is in front', { pooler: true }],
    ['that none is', { pooler: false, maxConnections: 1 }],
    ['what its pooler takes', { pooler: { maxClients: 5000 }, maxConnections: 200 }],
    ['whose it is', { maxConnections: 400, services: ['yashima', 'matsuri'] }],
  ])('may say %s', (_, database) => {
    expect(refusals(database)).toEqual([]);
  });

  test.each([
    [{ maxConnections: 0 }, 'maxConnections: expected a whole number, 1 or more, got 0'],
    [{ maxConnections: '400' }, 'maxConnections: expected a whole number, '],
    [{ pooler: { maxClients: 0.5 } }, 'pooler.maxClients: expected a whole number, '],
    [{ pooler: {} }, 'pooler: expected whether there is one, or how many clients it takes'],
    [{ pooler: 'pgbouncer' }, 'pooler: expected whether there is one, or how many clients it takes'],
    [{ services: [] }, 'services: expected at least one service'],
    [{ services: 'yashima' }, 'services: expected a list'],
    [{ services: ['Yashima'] }, 'services.0: expected '],
  ])('may not say %j', (database, said) => {
    expect(refusals(database)).toEqual([expect.stringContaining(`.qa.endpoints.mysql.${said}`)]);
  });
});
