import { describe, expect, test } from '@jest/globals';
import { checkChange } from '../../../lib/cli/cluster/change-check';
import type { LiveSecret } from '../../../lib/cli/cluster/live-secret';
import { inspect } from '../../../lib/kernel';

const NOBODY = { foreign: new Map(), takeOver: undefined, ours: [], hasLeftOver: false };
const live = (type: string, ...keys: readonly string[]): LiveSecret => ({
  values: new Map(keys.map((key) => [key, Buffer.from('x')])),
  version: '7',
  uid: 'u',
  type,
  immutable: false,
  annotations: [],
  managed: [],
});
const set = (...keys: readonly string[]) => new Map(keys.map((key) => [key, Buffer.from('x')]));
const unset = (...keys: readonly string[]) => new Map(keys.map((key) => [key, undefined]));
const found = (
  change: ReturnType<typeof set> | ReturnType<typeof unset>,
  secret?: LiveSecret,
  type?: string,
) => inspect('yashima/qa/tls', (path) => checkChange(change, secret, NOBODY, path, type)).findings;
const TLS = 'kubernetes.io/tls';

describe('a Secret of a type that demands keys', () => {
  test.each([
    ['made with one of two', set('tls.crt'), undefined, TLS, 'no tls.key'],
    ['made with neither', set('ca.crt'), undefined, TLS, 'no tls.crt, no tls.key'],
    ['robbed of one', unset('tls.key'), live(TLS, 'tls.crt', 'tls.key'), TLS, 'no tls.key'],
    [
      'of another type than the chart says',
      unset('tls.key'),
      live(TLS, 'tls.crt', 'tls.key'),
      'Opaque',
      'no tls.key',
    ],
  ])('is not %s, and the answer names all of them', (_, change, secret, type, got) => {
    expect(found(change, secret, type)).toEqual([
      {
        path: 'yashima/qa/tls',
        expected: 'tls.crt and tls.key, which the type kubernetes.io/tls demands',
        got,
        fix: 'set them together, or delete the Secret as a whole by kubectl',
        severity: 'error',
      },
    ]);
  });

  test.each([
    ['kubernetes.io/dockerconfigjson', '.dockerconfigjson'],
    ['kubernetes.io/ssh-auth', 'ssh-privatekey'],
  ])('%s is not made without %s', (type, key) => {
    expect(found(set('other'), undefined, type)).toMatchObject([
      {
        expected: `${key}, which the type ${type} demands`,
        got: `no ${key}`,
        fix: expect.stringMatching(/^set it/),
      },
    ]);
    expect(found(set(key), undefined, type)).toEqual([]);
  });

  test('is made with all of them, whatever else it has', () => {
    expect(found(set('tls.crt', 'tls.key', 'ca.crt'), undefined, TLS)).toEqual([]);
    expect(found(set('tls.crt'), live(TLS, 'tls.crt', 'tls.key'), TLS)).toEqual([]);
  });

  test('is none where it has no such type', () => {
    expect(found(set('tls.crt'), live('Opaque'), TLS)).toEqual([]);
    expect(found(set('tls.crt'), undefined, 'example.com/odd')).toEqual([]);
  });
});
