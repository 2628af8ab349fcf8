import { describe, expect, test } from '@jest/globals';
import type { Affinity, NodeSelectorTerm, PodAffinityTerm, Toleration } from 'kubernetes-types/core/v1';
import type { PlacementProps } from '../../lib/container';
import { podOf, wrongWith } from './pods';

const LABEL = "a text of letters, digits, '-', '_' and '.', 63 characters at most";
const KEY = "a key of letters, digits, '-', '_' and '.', after a domain and '/' or without";
const odd = <T>(value: object) => value as T; // what the types would not admit

const isRefused = (placement: PlacementProps, message: string) =>
  expect(wrongWith({ placement })).toEqual([`orders/web.placement.${message}`]);

describe('Secrets of a registry', () => {
  test.each<[PlacementProps['pullSecrets']]>([
    [['registry', 'registry']],
    [['registry', { kind: 'Secret', name: 'registry' }]],
  ])('stand once: %p is refused', (pullSecrets = []) => {
    isRefused(
      { pullSecrets },
      "pullSecrets.1: expected each Secret once, got 'registry'; remove one of the two",
    );
  });
});

describe('a toleration', () => {
  test.each<[Toleration]>([
    [{ key: 'a', value: '' }],
    [{ key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: -1 }],
    [{ key: '', operator: 'Exists', effect: '' }],
  ])('of %p stands in the pod', (toleration) => {
    const placement = { tolerations: [toleration] };
    expect([podOf({ placement }).tolerations, wrongWith({ placement })]).toEqual([[toleration], []]);
  });

  test.each<[Toleration, string]>([
    [{ key: 'a', value: 'b c' }, `.value: expected ${LABEL}, got 'b c'; write the taint's value`],
    [odd({ key: 'a', value: 5 }), `.value: expected ${LABEL}, got 5; write the taint's value`],
    [
      { key: 'a', effect: 'NoExecute', tolerationSeconds: 1.5 },
      '.tolerationSeconds: expected whole seconds, got 1.5; round it',
    ],
    [
      odd({ key: 'a', opertor: 'Exists' }),
      ": expected one of key, operator, value, effect, tolerationSeconds, got 'opertor'; correct the name or remove it",
    ],
  ])('of %p is refused', (toleration, message) => {
    isRefused({ tolerations: [toleration] }, `tolerations.0${message}`);
  });
});

describe('an address with names', () => {
  test.each(['10.0.0.1', '::1', '2001:db8:0:1:1:1:1:1', '64:ff9b::a00:1'])('may be %s', (address) => {
    const placement = { hostAliases: { [address]: ['db'] } };
    expect(podOf({ placement }).hostAliases).toEqual([{ ip: address, hostnames: ['db'] }]);
    expect(wrongWith({ placement })).toEqual([]);
  });

  const CANONICAL = 'expected an address of IPv6 in its one canonical form';
  test.each([
    [
      '::ffff:10.0.0.1',
      "expected an address of IPv4 by itself, got '::ffff:10.0.0.1'; write it as '10.0.0.1'",
    ],
    [
      '0:0:0:0:0:FFFF:c0a8:101',
      "expected an address of IPv4 by itself, got '0:0:0:0:0:FFFF:c0a8:101'; write it as '192.168.1.1'",
    ],
    [
      'fe80::1%eth0',
      "expected an address of IPv4 or IPv6, got 'fe80::1%eth0'; write it as '10.0.0.1', its names behind it",
    ],
    [
      '010.0.0.1',
      "expected an address of IPv4 or IPv6, got '010.0.0.1'; write it as '10.0.0.1', its names behind it",
    ],
    ['2001:DB8::1', `${CANONICAL}, got '2001:DB8::1'; write it as '2001:db8::1'`],
    ['2001:db8::1:1:1:1:1', `${CANONICAL}, got '2001:db8::1:1:1:1:1'; write it as '2001:db8:0:1:1:1:1:1'`],
    ['64:ff9b::10.0.0.1', `${CANONICAL}, got '64:ff9b::10.0.0.1'; write it as '64:ff9b::a00:1'`],
  ])('%s is refused', (address, message) => {
    isRefused({ hostAliases: { [address]: ['db'] } }, `hostAliases: ${message}`);
  });
});

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const nodes = (term: NodeSelectorTerm): Affinity => ({
  nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [term] } },
});
const nodesBy = (requirement: object) => nodes({ matchExpressions: [odd(requirement)] });
const apart = (term: Partial<PodAffinityTerm>): Affinity => ({
  podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: {}, ...term }] },
});

describe('an affinity', () => {
  test.each<[Affinity]>([
    [nodesBy({ key: 'cores', operator: 'Gt', values: ['8'] })],
    [nodesBy({ key: 'disk', operator: 'In', values: ['ssd', ''] })],
    [nodesBy({ key: 'spot', operator: 'DoesNotExist' })],
    [nodes({ matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['node-1.example.com'] }] })],
    [
      apart({
        labelSelector: { matchLabels: { app: 'web' } },
        namespaces: ['orders'],
        matchLabelKeys: ['a'],
      }),
    ],
    [{ nodeAffinity: { [PREFERRED]: [{ weight: 100, preference: {} }] } }],
    [
      {
        podAffinity: {
          [PREFERRED]: [{ weight: 1, podAffinityTerm: { topologyKey: 'a', labelSelector: {} } }],
        },
      },
    ],
  ])('of %p stands in the pod', (affinity) => {
    const placement = { affinity };
    expect([podOf({ placement }).affinity, wrongWith({ placement })]).toEqual([affinity, []]);
  });

  const WEIGHT = 'use a whole number in that range';
  const VALUES = 'correct values or operator';
  const TOPOLOGY = "write it as 'kubernetes.io/hostname' or 'topology.kubernetes.io/zone'";
  const NODE = `nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  const PODS = `podAntiAffinity.${REQUIRED}.0`;
  test.each<[Affinity, string]>([
    [
      { nodeAffinity: { [PREFERRED]: [{ weight: 0, preference: {} }] } },
      `nodeAffinity.${PREFERRED}.0.weight: expected a whole number, from 1 to 100, got 0; ${WEIGHT}`,
    ],
    [
      {
        podAffinity: {
          [PREFERRED]: [{ weight: 101, podAffinityTerm: { topologyKey: 'a', labelSelector: {} } }],
        },
      },
      `podAffinity.${PREFERRED}.0.weight: expected a whole number, from 1 to 100, got 101; ${WEIGHT}`,
    ],
    [
      { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [] } } },
      `${NODE}: expected one term or more, got []; name one, or leave ${REQUIRED} out`,
    ],
    [
      nodesBy({ key: 'a b', operator: 'Exists' }),
      `${NODE}.0.matchExpressions.0.key: expected ${KEY}, got 'a b'; write it as 'team' or 'example.com/team'`,
    ],
    [
      nodesBy({ key: 'a', operator: 'In', values: [] }),
      `${NODE}.0.matchExpressions.0.values: expected one value or more beside In, got []; ${VALUES}`,
    ],
    [
      nodesBy({ key: 'a', operator: 'NotIn' }),
      `${NODE}.0.matchExpressions.0.values: expected one value or more beside NotIn, got []; ${VALUES}`,
    ],
    [
      nodesBy({ key: 'a', operator: 'Exists', values: ['b'] }),
      `${NODE}.0.matchExpressions.0.values: expected no values beside Exists, got ["b"]; ${VALUES}`,
    ],
    [
      nodesBy({ key: 'a', operator: 'Gt', values: ['8', '9'] }),
      `${NODE}.0.matchExpressions.0.values: expected one whole number beside Gt, got ["8","9"]; ${VALUES}`,
    ],
    [
      nodesBy({ key: 'a', operator: 'In', values: ['b', 'b c'] }),
      `${NODE}.0.matchExpressions.0.values.1: expected ${LABEL}, got 'b c'; write what the label says`,
    ],
    [
      nodesBy({ key: 'a', operator: 'toString' }),
      `${NODE}.0.matchExpressions.0.operator: expected one of In, NotIn, Exists, DoesNotExist, Gt, Lt, got 'toString'; correct it`,
    ],
    [
      nodesBy({ key: 'a', operator: 'In', value: ['b'] }),
      `${NODE}.0.matchExpressions.0: expected one of key, operator, values, got 'value'; correct the name or remove it`,
    ],
    [
      nodes({ matchFields: [{ key: 'metadata.uid', operator: 'In', values: ['a'] }] }),
      `${NODE}.0.matchFields.0.key: expected metadata.name, got 'metadata.uid'; correct it, or put it into matchExpressions`,
    ],
    [
      nodes({ matchFields: [{ key: 'metadata.name', operator: 'Exists', values: ['a'] }] }),
      `${NODE}.0.matchFields.0.operator: expected In or NotIn, got 'Exists'; correct it`,
    ],
    [
      nodes({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] }),
      `${NODE}.0.matchFields.0.values: expected the name of one node, got ["a","b"]; name one; for several, write several terms`,
    ],
    [
      apart({ topologyKey: '' }),
      `${PODS}.topologyKey: expected the key of a label of nodes, got ''; ${TOPOLOGY}`,
    ],
    [
      odd({ podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'a' }] } }),
      `${PODS}.labelSelector: expected which pods it means, got nothing; write {} for all of them`,
    ],
    [
      apart({ labelSelector: { matchLabels: { app: 'b c' } } }),
      `${PODS}.labelSelector.matchLabels.app: expected ${LABEL}, got 'b c'; put other values into an annotation`,
    ],
    [
      apart({ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] } }),
      `${PODS}.namespaceSelector.matchExpressions.0.operator: expected one of In, NotIn, Exists, DoesNotExist, got 'Gt'; correct it`,
    ],
    [
      apart({ namespaces: ['a.b'] }),
      `${PODS}.namespaces.0: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'a.b'; choose a shorter or simpler name`,
    ],
    [
      apart({ matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] }),
      `${PODS}.matchLabelKeys.0: expected a key in one of the two lists, got 'a' in mismatchLabelKeys too; remove one of the two`,
    ],
    [
      odd({ podAntiAffinty: {} }),
      ": expected one of nodeAffinity, podAffinity, podAntiAffinity, got 'podAntiAffinty'; correct the name or remove it",
    ],
  ])('of %p is refused', (affinity, message) => {
    isRefused({ affinity }, message.startsWith(':') ? `affinity${message}` : `affinity.${message}`);
  });
});
