import { describe, expect, test } from '@jest/globals';
import { accessObjects } from '../../../lib/config/secrets/access-spec';
import type { AccessSubject, SecretContract } from '../../../lib/kernel';

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
  accessObjects(contract, { writers: [ALICE] }).find(({ kind }) => kind === 'Role')?.rules;

describe('access to the Secrets of a chart', () => {
  test('is given to nobody who is not named', () => {
    expect(accessObjects(CONTRACT, {})).toEqual([]);
    expect(accessObjects(CONTRACT, { readers: [], writers: [] })).toEqual([]);
  });

  test('is given by a Role and a RoleBinding to the subjects', () => {
    const objects = accessObjects(CONTRACT, { readers: [OPERATORS, ALICE] });
    expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'Role/kube-env-reader',
      'RoleBinding/kube-env-reader',
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
    const [role] = accessObjects(CONTRACT, { readers: [ALICE] });
    expect(role?.rules).toMatchObject([{ verbs: ['get'] }]);
  });
});
