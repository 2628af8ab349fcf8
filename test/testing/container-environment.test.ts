import { describe, expect, test } from '@jest/globals';
import type { ConfigMap } from 'kubernetes-types/core/v1';
import { environmentOf } from '../../lib/testing/container-environment';

const maps: ConfigMap[] = [
  { metadata: { name: 'a' }, data: { LEVEL: 'info', HOST: 'a' } },
  { metadata: { name: 'b' }, data: { HOST: 'b' } },
];
const from = (name: string, prefix?: string) => ({ configMapRef: { name }, ...(prefix && { prefix }) });

describe('the variables that a container sees', () => {
  test.each([
    ['a later source wins', { envFrom: [from('a'), from('b')] }, { LEVEL: 'info', HOST: 'b' }],
    [
      'a single variable wins over sources',
      { envFrom: [from('b')], env: [{ name: 'HOST', value: 'c' }] },
      { HOST: 'c' },
    ],
    ['a prefix stands before the names of a source', { envFrom: [from('b', 'X_')] }, { X_HOST: 'b' }],
    ['a source that is not rendered gives nothing', { envFrom: [from('c')] }, {}],
    ['a variable without a value is empty', { env: [{ name: 'A' }] }, { A: '' }],
  ])('%s', (_, container, expected) => {
    expect(environmentOf({ name: 'app', ...container }, maps)).toEqual(expected);
  });
});
