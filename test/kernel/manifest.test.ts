import { describe, expect, test } from '@jest/globals';
import {
  atLeast,
  checkKubernetesVersion,
  checkReference,
  inWave,
  isClusterScoped,
  keptForever,
  kindOf,
  type NameOr,
  nameOf,
  prunedLast,
  syncHook,
  WAVE,
  waveOfKind,
} from '../../lib/kernel';
import { messagesOf } from './messages';

describe('a kind', () => {
  test.each([
    ['v1', 'Secret', 'Secret', false],
    ['v1', 'Namespace', 'Namespace', true],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'ClusterRole.rbac.authorization.k8s.io', true],
    ['rbac.authorization.k8s.io/v1', 'Role', 'Role.rbac.authorization.k8s.io', false],
    ['example.com/v1', 'Namespace', 'Namespace.example.com', false],
  ])('of %s called %s is %s; lives outside namespaces: %p', (apiVersion, kind, name, outside) => {
    expect([kindOf({ apiVersion, kind }), isClusterScoped({ apiVersion, kind })]).toEqual([name, outside]);
  });

  test('of the platform lives outside namespaces where the platform says so', () => {
    const tenant = { apiVersion: 'example.com/v1', kind: 'Tenant' };
    expect(isClusterScoped(tenant, ['Tenant.example.com'])).toBe(true);
  });
});

describe('the order of a sync', () => {
  test('is namespace, what pods need, assets, migration, pods', () => {
    const { namespace, prerequisite, assets, migration, workload } = WAVE;
    const waves = [namespace, prerequisite, assets, migration, workload];
    expect(waves).toEqual([...waves].sort((a, b) => a - b));
  });

  test.each([
    ['Namespace', -40],
    ['ConfigMap', -30],
    ['ExternalSecret', -30],
    ['SecretProviderClass', -30],
    ['Deployment', 0],
    ['Whatever', 0],
  ])('puts a %s into wave %p', (kind, wave) => {
    expect(waveOfKind(kind)).toBe(wave);
  });

  test('says nothing in wave 0', () => {
    expect(inWave(0)).toEqual({});
  });

  test('keeps what is kept for ever from pruning and from being deleted with its Application', () => {
    expect(keptForever(-40)['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  });

  test('prunes last what the old pods of a rollout still use', () => {
    expect(prunedLast(-30)['argocd.argoproj.io/sync-options']).toBe('PruneLast=true');
  });

  test('makes a hook anew in each sync', () => {
    expect(syncHook(-10)).toEqual({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'argocd.argoproj.io/sync-wave': '-10',
    });
  });
});

describe('a reference', () => {
  const wrong = (reference: NameOr<'Secret'>) =>
    messagesOf((path) => checkReference(reference, 'Secret', path.at('from')));

  test.each([['dotenv'], [{ kind: 'Secret', name: 'dotenv' }]])('may be %p', (reference) => {
    expect([nameOf(reference), wrong(reference)]).toEqual(['dotenv', []]);
  });

  test.each([
    [{ kind: 'ConfigMap', name: 'a' }, 'a Secret, got a ConfigMap; give a Secret or its name'],
    ['Not A Name', 'the name of a Secret, got something else; write the name that the Secret has'],
    ['', 'the name of a Secret, got something else; write the name that the Secret has'],
  ])('refuses %p', (reference, message) => {
    expect(wrong(reference)).toEqual([`orders/web.from: expected ${message}`]);
  });
});

describe('a version of Kubernetes', () => {
  test.each([
    ['1.29', false],
    ['1.30', true],
    ['1.31', true],
  ] as const)('%s has what came with 1.30: %p', (version, has) => {
    expect(atLeast(version, 30)).toBe(has);
  });

  test.each(['1.28', '1.100'])('may be %s', (version) => {
    expect(messagesOf((path) => checkKubernetesVersion(version, path))).toEqual([]);
  });

  test.each(['1.27', '1.34.2', 'v1.34', '2.0', ''])("refuses '%s'", (version) => {
    expect(messagesOf((path) => checkKubernetesVersion(version, path))).toEqual([
      `orders/web: expected a minor version from 1.28 on, got '${version}'; write what the cluster runs, such as '1.34'`,
    ]);
  });
});
