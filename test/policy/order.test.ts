import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { job, object, refusals, template, workload } from './objects';

const HOOK = 'argocd.argoproj.io/hook';
const WAVE = 'argocd.argoproj.io/sync-wave';

const hook = (annotations: Record<string, string>): Manifest => {
  const pods = template({ app: 'seed' }, {}, { envFrom: [{ configMapRef: { name: 'env' } }] });
  return { ...object('Job/seed', { spec: { template: pods } }, { annotations }) };
};
const env = (annotations: Record<string, string> = {}) =>
  object('ConfigMap/env', { data: {} }, { annotations });

describe('what a pod needs', () => {
  test.each([
    ['a hook before the sync of a ConfigMap in it', hook({ [HOOK]: 'PreSync' }), env(), 'PreSync', 'Sync'],
    [
      'a wave before that of the ConfigMap',
      hook({ [HOOK]: 'Sync', [WAVE]: '-40' }),
      env({ [WAVE]: '-30' }),
      'Sync, wave -40',
      'Sync, wave -30',
    ],
  ])('is not made after it: %s', (_, made, needed, place, later) => {
    expect(refusals([made, needed])).toEqual([
      expect.stringContaining(
        `C21: expected something made by ${place}, when the pod is, got ConfigMap env (${later})`,
      ),
    ]);
  });

  test('is not a Secret that a controller makes after it', () => {
    const apiVersion = 'external-secrets.io/v1';
    const secret = object('ExternalSecret/any', { apiVersion, spec: { target: { name: 'dotenv' } } });
    const pods = template({ app: 'seed' }, {}, { envFrom: [{ secretRef: { name: 'dotenv' } }] });
    const early = object('Job/seed', { spec: { template: pods } }, { annotations: { [HOOK]: 'PreSync' } });
    expect(refusals([early, secret])).toEqual([expect.stringContaining('got ExternalSecret any (Sync)')]);
  });

  test.each([
    ['in the same wave', hook({ [HOOK]: 'Sync' }), env()],
    ['in an earlier wave', hook({ [HOOK]: 'Sync', [WAVE]: '-10' }), env({ [WAVE]: '-30' })],
    ['for a hook after the sync', hook({ [HOOK]: 'PostSync' }), env()],
    ['for a hook of a sync that failed', hook({ [HOOK]: 'SyncFail' }), env()],
    ['in a phase of its own', hook({ [HOOK]: 'PreSync' }), env({ [HOOK]: 'PreSync' })],
  ])('may be made %s', (_, made, needed) => {
    expect(refusals([made, needed])).toEqual([]);
  });
});

describe('the selector of a workload', () => {
  test.each(['app.kubernetes.io/version', 'version', 'helm.sh/chart', 'tags.datadoghq.com/version'])(
    'never has %s, which changes',
    (key) => {
      const labels = { app: 'web', [key]: '1' };
      expect(refusals([workload('Deployment/web', labels, template(labels))])).toEqual([
        expect.stringContaining(`C22: expected labels that stay for ever, got ${key}`),
      ]);
    },
  );

  test('may have any label that stays', () => {
    expect(refusals([job('seed', { version: '1' })])).toEqual([]);
  });
});
