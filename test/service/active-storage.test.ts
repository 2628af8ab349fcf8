import { describe, expect, test } from '@jest/globals';
import { inspect, describe as line } from '../../lib/kernel';
import { checkActiveStorage, type StorageFacts } from '../../lib/service/active-storage';

const DEFAULTS = { defaults: { replicas: 2, memory: '512Mi', cpu: '100m' } } as const;
const LOCAL = { clear: { ACTIVE_STORAGE_SERVICE: 'local' } };

const found = (facts: StorageFacts) =>
  inspect('yashima/production', (path) => checkActiveStorage(facts, DEFAULTS, path)).findings.map(line);

const report = (place: string, pods: number) => [
  `yashima/production/${place}.clear.ACTIVE_STORAGE_SERVICE: warning F48: expected storage that ${pods} pods share, got 'local'; ` +
    'name a service of config/storage.yml in object storage, or mount a claim where the disk service writes',
];

describe('uploads on the disk of a pod', () => {
  test.each([
    ['of several pods', { env: LOCAL, web: { replicas: 3 } }, 'env', 3],
    ['of the number of pods that the platform says', { env: LOCAL }, 'env', 2],
    [
      'of one pod that may become several',
      { env: LOCAL, web: { autoscaling: { min: 1, max: 10 } } },
      'env',
      10,
    ],
    [
      'of one pod beside another',
      { env: LOCAL, web: { replicas: 1 }, webs: { api: { replicas: 1 } } },
      'env',
      2,
    ],
    ['where the process itself says so', { web: { env: LOCAL, replicas: 3 } }, 'web.env', 3],
    [
      'that is empty at the start',
      { env: LOCAL, volumes: { storage: { emptyDir: { size: '1Gi' } } } },
      'env',
      2,
    ],
  ] satisfies [string, StorageFacts, string, number][])('are reported %s', (_, facts, place, pods) => {
    expect(found(facts)).toEqual(report(place, pods));
  });

  test.each(['storage', 'public/uploads', '/app/public/system'])(
    'are reported in %s of several pods',
    (place) => {
      expect(found({ writable: { [place]: '1Gi' }, web: { replicas: 3 } })).toEqual([
        `yashima/production/writable.${place}: warning F48: expected storage that 3 pods share, got a directory of each pod; keep uploads in object storage, or mount a claim there`,
      ]);
    },
  );

  test.each([
    ['the directory is one of scratch', { writable: { 'storage/cache': '1Gi' } }],
    ['there is one pod', { env: LOCAL, web: { replicas: 1 } }],
    ['there is no pod', { env: LOCAL, web: { replicas: 0 } }],
    ['there is never more than one pod', { env: LOCAL, web: { singleton: true } }],
    ['nobody answers requests', { env: LOCAL, web: false }],
    ['they are elsewhere', { env: { clear: { ACTIVE_STORAGE_SERVICE: 'amazon' } } }],
    [
      'the web process has them elsewhere',
      { env: LOCAL, web: { env: { clear: { ACTIVE_STORAGE_SERVICE: 'amazon' } } } },
    ],
    ['nobody says where they are', {}],
    ['all processes mount a claim', { env: LOCAL, volumes: { storage: { claim: 'uploads' } } }],
    [
      'the web process mounts a share',
      { env: LOCAL, web: { volumes: { storage: { nfs: { server: 'a', path: '/' } } } } },
    ],
    ['a driver mounts a bucket', { env: LOCAL, volumes: { storage: { csi: { driver: 's3.csi.aws.com' } } } }],
  ] satisfies [string, StorageFacts][])('are of no concern where %s', (_, facts) => {
    expect(found(facts)).toEqual([]);
  });
});
