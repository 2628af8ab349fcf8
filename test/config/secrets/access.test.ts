import { describe, expect, test } from '@jest/globals';
import { RailsService } from '../../../lib';
import { accessObjects } from '../../../lib/config/secrets/access-spec';
import type { AccessSubject, SecretContract, SecretSource } from '../../../lib/kernel';
import { render } from '../../rendering';

const ALICE: AccessSubject = { kind: 'User', name: 'alice' };
const OPERATORS: AccessSubject = { kind: 'Group', name: 'operators' };

const WEB = { kind: 'Deployment', name: 'web' };
const NIGHTLY = { kind: 'CronJob', name: 'nightly' };

const CONTRACT: SecretContract = {
  namespace: 'yashima',
  secrets: [
    {
      name: 'dotenv',
      keys: new Map([['A', { workloads: [WEB, NIGHTLY], required: true }]]),
      required: true,
      whole: [WEB],
    },
    { name: 'other', keys: new Map(), required: false, whole: [] },
  ],
};

const rulesOf = (contract: SecretContract) =>
  accessObjects('yashima', contract, { writers: [ALICE] }).find(({ kind }) => kind === 'Role')?.rules;

describe('access to the Secrets of a chart', () => {
  test('is given to nobody who is not named', () => {
    expect(accessObjects('yashima', CONTRACT, {})).toEqual([]);
    expect(accessObjects('yashima', CONTRACT, { readers: [], writers: [] })).toEqual([]);
  });

  test('is given by a Role and a RoleBinding to the subjects', () => {
    const objects = accessObjects('yashima', CONTRACT, { readers: [OPERATORS, ALICE] });
    expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'Role/yashima-env-reader',
      'RoleBinding/yashima-env-reader',
    ]);
    expect(objects[1]?.subjects).toMatchObject([OPERATORS, ALICE]);
  });

  test('is to its Secrets and the workloads that read them, by name', () => {
    expect(rulesOf(CONTRACT)).toEqual([
      {
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: ['dotenv', 'other'],
        verbs: ['get', 'patch', 'create'],
      },
      { apiGroups: [''], resources: ['events'], verbs: ['create'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['patch'] },
    ]);
  });

  test('is given to nobody where there is no Secret, for a rule without names means all of them', () => {
    expect(rulesOf({ ...CONTRACT, secrets: [] })).toBeUndefined();
  });

  test('of readers changes nothing', () => {
    const [role] = accessObjects('yashima', CONTRACT, { readers: [ALICE] });
    expect(role?.rules).toMatchObject([{ verbs: ['get'] }]);
  });
});

test.each<[SecretSource['source'], SecretSource]>([
  ['dotenv', { source: 'dotenv', access: { readers: [ALICE] } }],
  ['external', { source: 'external', store: { name: 'aws' }, access: { readers: [ALICE] } }],
])('with the source %s, a chart says who may look at its Secrets', (_, secrets) => {
  const { objects } = render((chart) => new RailsService(chart, 'rails', {}), { environment: { secrets } });
  const names = objects.filter(({ kind }) => kind === 'Role').map(({ metadata }) => metadata.name);
  expect(names).toEqual(['yashima-env-reader']);
});
