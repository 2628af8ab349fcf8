import { describe, expect, test } from '@jest/globals';
import type { PlacementProps } from '../../lib/container';
import { podOf, wrongWith } from './pods';

describe('a placement', () => {
  test.each<[PlacementProps, object]>([
    [
      { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
      { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
    ],
    [
      { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }] },
      { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }] },
    ],
    [{ affinity: { podAntiAffinity: {} } }, { affinity: { podAntiAffinity: {} } }],
    [{ priorityClass: 'business-critical' }, { priorityClassName: 'business-critical' }],
    [{ runtimeClass: 'gvisor' }, { runtimeClassName: 'gvisor' }],
    [
      { hostAliases: { '10.0.0.1': ['db.example.com', 'db'] } },
      { hostAliases: [{ ip: '10.0.0.1', hostnames: ['db.example.com', 'db'] }] },
    ],
    [
      { pullSecrets: ['registry', { kind: 'Secret', name: 'mirror' }] },
      { imagePullSecrets: [{ name: 'registry' }, { name: 'mirror' }] },
    ],
  ])('of %p stands in the pod', (placement, expected) => {
    expect(podOf({ placement })).toMatchObject(expected);
    expect(wrongWith({ placement })).toEqual([]);
  });

  test('that nobody states leaves nothing in the pod', () => {
    expect(Object.keys(podOf({})).sort()).toEqual([
      'automountServiceAccountToken',
      'containers',
      'enableServiceLinks',
      'securityContext',
      'serviceAccountName',
      'volumes',
    ]);
  });

  const LABEL = "a text of letters, digits, '-', '_' and '.', 63 characters at most";
  const KEY = "a key of letters, digits, '-', '_' and '.', after a domain and '/' or without";
  test.each<[PlacementProps, string]>([
    [
      { nodeSelector: { pool: 'two words' } },
      `nodeSelector.pool: expected ${LABEL}, got 'two words'; put other values into an annotation`,
    ],
    [
      { nodeSelector: { 'a b': '' } },
      `nodeSelector: expected ${KEY}, got 'a b'; write it as 'team' or 'example.com/team'`,
    ],
    [
      { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] },
      "tolerations.0.value: expected no value beside Exists, got 'b'; leave value out, or operator",
    ],
    [
      { tolerations: [{ key: 'a', operator: 'In' }] },
      "tolerations.0.operator: expected Equal or Exists, got 'In'; leave operator out where a value is compared",
    ],
    [
      { tolerations: [{ value: 'b' }] },
      "tolerations.0.key: expected a key, got nothing; name the taint's key, or tolerate all with operator: 'Exists'",
    ],
    [
      { tolerations: [{ key: 'a', effect: 'Never' }] },
      "tolerations.0.effect: expected one of NoSchedule, PreferNoSchedule, NoExecute, got 'Never'; correct it, or leave it out for all",
    ],
    [
      { tolerations: [{ key: 'a', tolerationSeconds: 0 }] },
      'tolerations.0.tolerationSeconds: expected none without NoExecute, got 0; leave tolerationSeconds out: only NoExecute evicts',
    ],
    [
      { hostAliases: { 'db.example.com': ['db'] } },
      "hostAliases: expected an address of IPv4 or IPv6, got 'db.example.com'; write it as '10.0.0.1', its names behind it",
    ],
    [
      { hostAliases: { '10.0.0.1': ['DB'] } },
      "hostAliases.10.0.0.1: expected a host name in lower case, got 'DB'; write it as 'db.example.com'",
    ],
    [
      { priorityClass: 'High' },
      "priorityClass: expected the name of a PriorityClass, got 'High'; write the name that the PriorityClass has",
    ],
    [
      { runtimeClass: '' },
      "runtimeClass: expected the name of a RuntimeClass, got ''; write the name that the RuntimeClass has",
    ],
    [
      { pullSecrets: ['Registry'] },
      'pullSecrets.0: expected the name of a Secret, got something else; write the name that the Secret has',
    ],
  ])('of %p is refused', (placement, message) => {
    expect(wrongWith({ placement })).toEqual([`orders/web.placement.${message}`]);
  });
});
