import { expect, test } from '@jest/globals';
import { argoFiles } from '../../../lib/gitops';
import { textAt } from '../../../lib/kernel';
import { FLEET } from './fleet';
import { healthOf } from './lua';

const [settings] = argoFiles(FLEET).get('10-settings.yaml') ?? [];

const setting = (key: string, kind: string) =>
  textAt(settings, 'data', `resource.customizations.${key}.${kind}`);

const INGRESS = 'networking.k8s.io_Ingress';
const ROUTE = 'gateway.networking.k8s.io_HTTPRoute';
const refused = { parents: [{ conditions: [{ type: 'ResolvedRefs', status: 'False' }] }] };
const failed = { lastScheduleTime: '2026-11-21T15:00:00Z', lastSuccessfulTime: '2026-11-20T15:00:00Z' };

/** Kind, what Argo CD is to be told, and the status of an object. */
const CASES: readonly (readonly [kind: string, health: string, status: object | undefined])[] = [
  [
    'policy_PodDisruptionBudget',
    'Healthy',
    { conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'SyncFailed' }] },
  ],
  ['batch_CronJob', 'Healthy', undefined],
  ['batch_CronJob', 'Healthy', failed],
  [INGRESS, 'Healthy', undefined],
  [INGRESS, 'Healthy', { loadBalancer: {} }],
  [ROUTE, 'Healthy', undefined],
  [ROUTE, 'Healthy', refused],
  ['PersistentVolumeClaim', 'Healthy', undefined],
  ['PersistentVolumeClaim', 'Healthy', { phase: 'Pending' }],
  ['PersistentVolumeClaim', 'Healthy', { phase: 'Bound' }],
  ['PersistentVolumeClaim', 'Degraded', { phase: 'Lost' }],
  ['external-secrets.io_ExternalSecret', 'Progressing', undefined],
  ['isindir.github.com_SopsSecret', 'Healthy', { message: 'Healthy' }],
  ['bitnami.com_SealedSecret', 'Progressing', undefined],
];

const answers = healthOf(
  CASES.map(([kind, , status]) => ({
    script: setting('health', kind),
    object: { metadata: { generation: 1 }, ...(status && { status }) },
    libraries: setting('useOpenLibs', kind) === 'true',
  })),
);

test.each(CASES.map((example, index) => [...example, index] as const))(
  '%s is %s with the status %j, with no more of Lua than Argo CD gives it',
  (_, health, __, index) => {
    expect(answers[index]).toBe(health);
  },
);
