import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { deployment, object, refusals } from './objects';

const long = (length: number) => 'a'.repeat(length);
const tenant = { apiVersion: 'example.com/v1' };

describe('a name is refused', () => {
  test.each([
    ['in upper case', 'ConfigMap/Settings'],
    ['with an underscore', 'ConfigMap/my_settings'],
    ['that is empty', 'ConfigMap/'],
    ['of a Service that begins with a digit', 'Service/1st'],
    ['of a Service with a dot', 'Service/a.b'],
    ['of a Service beyond 63 characters', `Service/${long(64)}`],
    ['of a CronJob beyond 52 characters', `CronJob/${long(53)}`],
    ['of a Job beyond 63 characters', `Job/${long(64)}`],
    ['of a ConfigMap beyond 253 characters', `ConfigMap/${long(254)}`],
    ['of a Role with a slash', 'Role/a%2Fb'],
  ])('%s', (_, title) => {
    expect(refusals([object(title)])).toEqual([expect.stringContaining('.metadata.name: C2: expected')]);
  });

  test.each([
    ['a CronJob of 52 characters', `CronJob/${long(52)}`],
    ['a ConfigMap with dots', 'ConfigMap/settings.v1'],
    ['a Role with colons', 'Role/system:reader'],
  ])('but not %s', (_, title) => {
    expect(refusals([object(title)])).toEqual([]);
  });
});

describe('labels and annotations', () => {
  const refused: Record<string, [object, string]> = {
    'a label value beyond 63 characters': [{ labels: { team: long(64) } }, 'metadata.labels.team: C3'],
    'a label value with a space': [{ labels: { team: 'a b' } }, 'metadata.labels.team: C3'],
    'a label value that is a number': [{ labels: { team: 1 } }, 'metadata.labels.team: C3'],
    'a label key with a space': [{ labels: { 'a b': 'x' } }, 'metadata.labels: C3: expected a key'],
    'an annotation key with two slashes': [
      { annotations: { 'a/b/c': '' } },
      'metadata.annotations: C3: expected a key',
    ],
    'an annotation that is true': [
      { annotations: { on: true } },
      'metadata.annotations.on: C3: expected a string, got true',
    ],
    'a sync wave that is no number': [
      { annotations: { 'argocd.argoproj.io/sync-wave': 'first' } },
      'metadata.annotations.argocd.argoproj.io/sync-wave: C3: expected a whole number',
    ],
  };

  test.each(Object.entries(refused))('refuses %s', (_, [metadata, message]) => {
    const found = refusals([object('ConfigMap/a', {}, { ...metadata })]);
    expect(found).toEqual([expect.stringContaining(`ConfigMap/a.${message}`)]);
  });

  test('refuses the label of a pod too', () => {
    const broken = object('Job/a', {
      spec: { template: { metadata: { labels: { x: '-' } }, spec: { containers: [] } } },
    });
    expect(refusals([broken])).toEqual([
      expect.stringContaining('Job/a.spec.template.metadata.labels.x: C3'),
    ]);
  });

  test('an empty label and any text in an annotation are fine', () => {
    const metadata = { labels: { 'example.com/team': '' }, annotations: { note: 'any text, 100 %' } };
    expect(refusals([object('ConfigMap/a', {}, metadata)])).toEqual([]);
  });
});

describe('a namespace', () => {
  test.each<[string, Manifest]>([
    ['that is missing', object('ConfigMap/a', {}, { namespace: undefined })],
    ['that is empty', object('ConfigMap/a', {}, { namespace: '' })],
    ['on a Namespace', object('Namespace/a')],
    ['on a ClusterRole', object('ClusterRole/a')],
    ['on a kind that the platform calls cluster-scoped', object('Tenant/a', tenant)],
  ])('is refused %s', (_, broken) => {
    expect(refusals([broken])).toEqual([expect.stringContaining('.metadata.namespace: C4: expected')]);
  });

  test('is not missed where a kind has none', () => {
    expect(refusals([object('Tenant/a', tenant, { namespace: undefined })])).toEqual([]);
  });
});

describe('inside a pod', () => {
  const refused: Record<string, [Manifest, string]> = {
    'two containers of one name': [
      deployment('web', { initContainers: [{ name: 'app' }] }),
      "spec.template.spec.containers: C11: expected each name once, got 'app'",
    ],
    'two volumes of one name': [
      deployment('web', { volumes: [{ name: 'tmp' }, { name: 'tmp' }] }),
      "spec.template.spec.volumes: C11: expected each name once, got 'tmp'",
    ],
    'two variables of one name': [
      deployment('web', {}, { env: [{ name: 'A' }, { name: 'A' }] }),
      "spec.template.spec.containers.app.env: C11: expected each name once, got 'A'",
    ],
    'two ports of one name': [
      deployment('web', {}, { ports: [{ name: 'http' }, { name: 'http' }] }),
      "spec.template.spec.containers.app.ports: C11: expected each name once, got 'http'",
    ],
    'a container in upper case': [
      deployment('web', {}, { name: 'App' }),
      'spec.template.spec.containers.App.name: C11',
    ],
    'a port name beyond 15 characters': [
      deployment('web', {}, { ports: [{ name: long(16) }] }),
      'spec.template.spec.containers.app.ports.name: C11',
    ],
    'a port name without a letter': [
      deployment('web', {}, { ports: [{ name: '80' }] }),
      'spec.template.spec.containers.app.ports.name: C11',
    ],
  };

  test.each(Object.entries(refused))('refuses %s', (_, [broken, message]) => {
    expect(refusals([broken])).toEqual([expect.stringContaining(`Deployment/web.${message}`)]);
  });

  test('ports without a name do not clash', () => {
    const ports = [{ containerPort: 1 }, { containerPort: 2 }];
    expect(refusals([deployment('web', {}, { ports })])).toEqual([]);
  });
});
