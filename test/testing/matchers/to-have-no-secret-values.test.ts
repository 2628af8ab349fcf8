import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../lib/kernel';
import { installMatchers } from '../../../lib/testing';
import { yashima } from '../yashima';
import { deployment } from './deployments';

installMatchers(expect);

const VALUE = 'correct-horse-battery-staple';
const object = (kind: string, fields: object): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a' },
  ...fields,
});
const env = (name: string, value: string) => deployment({}, {}, { env: [{ name, value }] });

describe('toHaveNoSecretValues', () => {
  test('holds for a Rails service', () => {
    expect(yashima()).toHaveNoSecretValues();
  });

  test.each<[string, Manifest]>([
    ['a Secret without data', object('Secret', { type: 'Opaque' })],
    ['a harmless variable', env('LOG_LEVEL', 'info')],
    ['a reference', deployment({}, {}, { env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: {} } }] })],
  ])('holds for %s', (_, good) => {
    expect(good).toHaveNoSecretValues();
  });

  const bad: [string, Manifest, string][] = [
    [
      'a Secret with data',
      object('Secret', { data: { KEY: VALUE } }),
      'Secret/a.data.KEY: expected no secret value',
    ],
    [
      'a Secret with text',
      object('Secret', { stringData: { KEY: VALUE } }),
      'Secret/a.stringData.KEY: expected',
    ],
    [
      'a ConfigMap',
      object('ConfigMap', { data: { DB_PASSWORD: VALUE } }),
      'ConfigMap/a.data.DB_PASSWORD: expected',
    ],
    [
      'a variable',
      env('DB_PASSWORD', VALUE),
      'Deployment/yashima-web.spec.template.spec.containers.web.env.DB_PASSWORD',
    ],
    ['a URL with a password', env('URL', `mysql://app:${VALUE}@db/app`), 'containers.web.env.URL: expected'],
  ];

  test.each(bad)('refuses %s', (_, holder, message) => {
    expect(() => expect(holder).toHaveNoSecretValues()).toThrow(message);
  });

  test.each(bad)('never shows the value of %s', (_, holder) => {
    expect(() => expect(holder).toHaveNoSecretValues()).not.toThrow(VALUE);
  });
});
