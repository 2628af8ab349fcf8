import { describe, expect, test } from '@jest/globals';
import type { Part } from '../../../lib/cli/rollout/part';
import { isRunning, isWaitedFor, partOf } from '../../../lib/cli/rollout/parts';
import type { Manifest } from '../../../lib/kernel';

const template = (image = 'yashima:v2', config = 'env-1') => ({
  metadata: { labels: { app: 'yashima' } },
  spec: {
    containers: [{ name: 'web', image, envFrom: [{ configMapRef: { name: config } }] }],
    volumes: [{ name: 'files', configMap: { name: config } }],
  },
});

const object = (apiVersion: string, kind: string, rest: object = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'yashima' },
  spec: { template: template() },
  ...rest,
});

const conditions = (type: string, status = 'True', rest: object = {}) => [{ type, status, ...rest }];

/** The stage of an object that is in the cluster as `live` says, of this version unless it says otherwise. */
const stageOf = (wanted: Manifest, live: object | undefined): Part['stage'] =>
  partOf(wanted, live && { metadata: { generation: 2 }, spec: { template: template() }, ...live }).stage;

const DEPLOYMENT = object('apps/v1', 'Deployment');
const STATEFUL = object('apps/v1', 'StatefulSet');
const JOB = object('batch/v1', 'Job');

const all = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 3 };
const spec = { replicas: 3, template: template() };

describe('a Deployment', () => {
  test.each<[Part['stage'], string, object | undefined]>([
    ['missing', 'is not there', undefined],
    ['done', 'has all pods of this version', { spec, status: all }],
    ['done', 'has none, as it should', { spec: { ...spec, replicas: 0 }, status: { observedGeneration: 2 } }],
    ['under way', 'was not seen by its controller', { spec, status: { ...all, observedGeneration: 1 } }],
    ['under way', 'has an old pod left', { spec, status: { ...all, replicas: 4 } }],
    ['under way', 'has a pod that is not available', { spec, status: { ...all, availableReplicas: 2 } }],
    ['under way', 'has a new pod too few', { spec, status: { ...all, updatedReplicas: 2 } }],
    [
      'outdated',
      'runs another image',
      { spec: { replicas: 3, template: template('yashima:v1') }, status: all },
    ],
    [
      'outdated',
      'reads another ConfigMap',
      { spec: { replicas: 3, template: template('yashima:v2', 'env-0') }, status: all },
    ],
    [
      'failed',
      'took too long',
      {
        spec,
        status: {
          ...all,
          updatedReplicas: 1,
          conditions: conditions('Progressing', 'False', { reason: 'ProgressDeadlineExceeded' }),
        },
      },
    ],
  ])('is %s where it %s', (stage, _, live) => {
    expect(stageOf(DEPLOYMENT, live)).toBe(stage);
  });

  test('may have more than the file says: what webhooks and the API server add', () => {
    const added = template();
    const containers = [
      { name: 'proxy', image: 'proxy:1' },
      { ...added.spec.containers[0], imagePullPolicy: 'Always' },
    ];
    const live = {
      spec: { replicas: 3, template: { ...added, spec: { ...added.spec, containers } } },
      status: all,
    };
    expect(stageOf(DEPLOYMENT, live)).toBe('done');
  });
});

describe('a StatefulSet', () => {
  const whole = { ...all, currentRevision: 'b', updateRevision: 'b' };
  const partly = { ...all, currentRevision: 'a', updateRevision: 'b', updatedReplicas: 1 };
  test.each<[Part['stage'], string, object]>([
    ['done', 'is of one revision', { spec, status: whole }],
    ['under way', 'is of two', { spec, status: partly }],
    [
      'done',
      'has new pods above its partition',
      { spec: { ...spec, updateStrategy: { rollingUpdate: { partition: 2 } } }, status: partly },
    ],
  ])('is %s where it %s', (stage, _, live) => {
    expect(stageOf(STATEFUL, live)).toBe(stage);
  });
});

describe('a Job', () => {
  test.each<[Part['stage'], string, object | undefined]>([
    ['missing', 'is not there', undefined],
    ['done', 'is complete', { status: { conditions: conditions('Complete') } }],
    [
      'failed',
      'has failed',
      { status: { conditions: conditions('Failed', 'True', { reason: 'DeadlineExceeded' }) } },
    ],
    ['under way', 'runs', { status: { active: 1 } }],
    [
      'outdated',
      'is that of another version',
      { spec: { template: template('yashima:v1') }, status: { conditions: conditions('Complete') } },
    ],
    [
      'outdated',
      'is being deleted',
      { metadata: { deletionTimestamp: 'now' }, status: { conditions: conditions('Complete') } },
    ],
  ])('is %s where it %s', (stage, _, live) => {
    expect(stageOf(JOB, live)).toBe(stage);
  });
});

describe('what makes a Secret', () => {
  const external = object('external-secrets.io/v1', 'ExternalSecret');
  const sealed = object('bitnami.com/v1alpha1', 'SealedSecret');
  const sops = object('isindir.github.com/v1alpha3', 'SopsSecret');
  test.each<[Manifest, Part['stage'], string, object]>([
    [external, 'under way', 'was not looked at', {}],
    [
      external,
      'done',
      'is ready',
      { status: { conditions: conditions('Ready'), syncedResourceVersion: '2-abc' } },
    ],
    [
      external,
      'under way',
      'is ready as it was before',
      { status: { conditions: conditions('Ready'), syncedResourceVersion: '1-abc' } },
    ],
    [external, 'under way', 'has failed', { status: { conditions: conditions('Ready', 'False') } }],
    [sealed, 'done', 'is synced', { status: { conditions: conditions('Synced'), observedGeneration: 2 } }],
    [
      sealed,
      'under way',
      'is synced as it was before',
      { status: { conditions: conditions('Synced'), observedGeneration: 1 } },
    ],
    [sops, 'done', 'is healthy', { status: { message: 'Healthy' } }],
    [sops, 'under way', 'cannot be decrypted', { status: { message: 'Decryption error' } }],
  ])('$kind is %s where it %s', (wanted, stage, _, live) => {
    expect(stageOf(wanted, live)).toBe(stage);
  });
});

describe('a release', () => {
  const notice = object('batch/v1', 'Job', {
    metadata: { name: 'notice', annotations: { 'argocd.argoproj.io/hook': 'SyncFail' } },
  });

  test('is about what runs, but for what runs after a failure', () => {
    expect([DEPLOYMENT, STATEFUL, JOB, notice, object('v1', 'ConfigMap')].map(isRunning)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('waits for no claim and no Service', () => {
    expect([object('v1', 'PersistentVolumeClaim'), object('v1', 'Service')].map(isWaitedFor)).toEqual([
      false,
      false,
    ]);
  });
});
