import { describe, expect, test } from '@jest/globals';
import type { Environment } from '../../lib/kernel';
import { enforceNetwork, NamespacePolicies, type NetworkProps } from '../../lib/network';
import { chartIn, find, findingsIn, namesOf, PRODUCTION } from './charts';

function render(props: NetworkProps = {}, environment: Environment = PRODUCTION, wholeNamespace = true) {
  const chart = chartIn(environment);
  new NamespacePolicies(chart, 'network', { service: 'yashima', wholeNamespace, props });
  return chart;
}

const findings = (props: NetworkProps) =>
  findingsIn(PRODUCTION, (chart) => {
    new NamespacePolicies(chart, 'network', { service: 'yashima', wholeNamespace: true, props });
  });

const policy = (chart: ReturnType<typeof render>, name: string) => find(chart, 'NetworkPolicy', name);

const OURS = { matchLabels: { 'app.kubernetes.io/name': 'yashima' } };

test('every policy is there before any pod, under the name of the namespace', () => {
  const { metadata } = policy(render(), 'default-deny');
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-30' });
  expect(metadata.labels).toEqual({
    'app.kubernetes.io/name': 'yashima',
    'app.kubernetes.io/component': 'namespace',
    'app.kubernetes.io/part-of': 'yashima',
    'app.kubernetes.io/managed-by': 'cdk8s-rails',
  });
});

describe('the default', () => {
  test('cuts every pod off in a namespace of its own', () => {
    expect(policy(render(), 'default-deny').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('cuts only its own pods off in a shared namespace', () => {
    expect(policy(render({}, PRODUCTION, false), 'yashima-default-deny').spec).toEqual({
      podSelector: OURS,
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('opens nothing but what the platform opens', () => {
    expect(namesOf(render(), 'NetworkPolicy')).toEqual(['default-deny', 'yashima-egress']);
  });

  test.each([
    [
      'the chart',
      () => render({ enforce: false, metrics: 9394, allowFrom: [{ service: 'asuka', ports: [3000] }] }),
    ],
    [
      'the context',
      () => {
        const chart = chartIn(PRODUCTION);
        enforceNetwork(chart, false);
        new NamespacePolicies(chart, 'network', { service: 'yashima', wholeNamespace: true });
        return chart;
      },
    ],
  ])('is no policy at all where %s does not enforce', (_, make) => {
    expect(namesOf(make(), 'NetworkPolicy')).toEqual([]);
  });
});

describe('metrics', () => {
  const monitored = { ...PRODUCTION, monitoring: { namespace: 'monitoring' } };

  test('are scraped from the namespace of the monitoring system', () => {
    expect(policy(render({ metrics: 9394 }, monitored), 'yashima-metrics').spec).toEqual({
      podSelector: OURS,
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
          ports: [{ protocol: 'TCP', port: 9394 }],
        },
      ],
    });
  });

  test('of several exporters are scraped on each of their ports, once', () => {
    expect(policy(render({ metrics: [9394, 9395, 9394] }, monitored), 'yashima-metrics').spec).toMatchObject({
      ingress: [
        {
          ports: [
            { protocol: 'TCP', port: 9394 },
            { protocol: 'TCP', port: 9395 },
          ],
        },
      ],
    });
  });

  test('open nothing without a port', () => {
    expect(namesOf(render({ metrics: [] }, monitored), 'NetworkPolicy')).not.toContain('yashima-metrics');
  });

  test('open nothing where nobody scrapes', () => {
    expect(namesOf(render({ metrics: 9394 }), 'NetworkPolicy')).not.toContain('yashima-metrics');
  });

  test.each<[NetworkProps, string]>([
    [{ metrics: 0 }, 'network.metrics: expected a whole number, from 1 to 65535, got 0'],
    [{ metrics: [9394, 70000] }, 'network.metrics.1: expected a whole number, from 1 to 65535, got 70000'],
  ])('refuse a port that is none: %j', (props, message) => {
    expect(findings(props)).toEqual([expect.stringContaining(message)]);
  });
});

describe('the pods of a service', () => {
  const within = (props: NetworkProps) => {
    const chart = render(props);
    return [
      Object(policy(chart, 'yashima-allow-from').spec).ingress,
      Object(policy(chart, 'yashima-allow-to').spec).egress,
    ];
  };
  const ports = [{ protocol: 'TCP', port: 3000 }];

  test('may reach each other on the ports that the chart names, from both sides', () => {
    expect(within({ within: [3000] })).toEqual([
      [{ from: [{ podSelector: OURS }], ports }],
      [{ to: [{ podSelector: OURS }], ports }],
    ]);
  });

  test('may do so beside what else the chart opens', () => {
    const peer = { cidr: '10.30.0.0/16', ports: [9200] };
    const [from, to] = within({ within: [3000], allowFrom: [peer], allowTo: [peer] });
    expect([from, to]).toMatchObject([
      [{ from: [{ ipBlock: { cidr: peer.cidr } }] }, { from: [{ podSelector: OURS }] }],
      [{ to: [{ ipBlock: { cidr: peer.cidr } }] }, { to: [{ podSelector: OURS }] }],
    ]);
  });

  test('reach nothing of each other without a port', () => {
    expect(namesOf(render({ within: [] }), 'NetworkPolicy')).toEqual(['default-deny', 'yashima-egress']);
  });

  test('refuse a port that is none', () => {
    expect(findings({ within: [3000, 0] })).toEqual([
      expect.stringContaining('network.within.1: expected a whole number, from 1 to 65535, got 0'),
    ]);
  });
});

describe('what a chart opens', () => {
  const asuka = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'asuka' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'asuka' } },
  };

  test('lets another service in, from the namespace of its name', () => {
    expect(
      policy(render({ allowFrom: [{ service: 'asuka', ports: [3000] }] }), 'yashima-allow-from').spec,
    ).toEqual({
      podSelector: OURS,
      policyTypes: ['Ingress'],
      ingress: [{ from: [asuka], ports: [{ protocol: 'TCP', port: 3000 }] }],
    });
  });

  test('lets pods out to a component of another service in a shared namespace', () => {
    const allowTo = [{ service: 'asuka', namespace: 'shared', component: 'web', ports: [3000] }];
    expect(policy(render({ allowTo }), 'yashima-allow-to').spec).toMatchObject({
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shared' } },
              podSelector: {
                matchLabels: { 'app.kubernetes.io/name': 'asuka', 'app.kubernetes.io/component': 'web' },
              },
            },
          ],
        },
      ],
    });
  });

  test('lets pods out to addresses', () => {
    const allowTo = [{ cidr: '10.30.0.0/16', ports: [9200, 9300] }];
    expect(policy(render({ allowTo }), 'yashima-allow-to').spec).toEqual({
      podSelector: OURS,
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ipBlock: { cidr: '10.30.0.0/16' } }],
          ports: [
            { protocol: 'TCP', port: 9200 },
            { protocol: 'TCP', port: 9300 },
          ],
        },
      ],
    });
  });

  test.each<[string, NetworkProps, string]>([
    [
      'a range with host bits',
      { allowTo: [{ cidr: '10.0.0.1/8', ports: [1] }] },
      "did you mean '10.0.0.0/8'?",
    ],
    [
      'no port, which would mean all',
      { allowFrom: [{ service: 'asuka', ports: [] }] },
      'allowFrom.0.ports: expected at least one port',
    ],
    [
      'a port that is none',
      { allowTo: [{ service: 'asuka', ports: [70000] }] },
      'allowTo.0.ports.0: expected a whole number',
    ],
    [
      'a service that is no name',
      { allowTo: [{ service: 'Asuka', ports: [1] }] },
      'allowTo.0.service: expected a name',
    ],
    [
      'a namespace that is no name',
      { allowTo: [{ service: 'asuka', namespace: '', ports: [1] }] },
      'allowTo.0.namespace: expected a name',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(findings(props)).toEqual([expect.stringContaining(message)]);
  });

  test('opens nothing for a peer without ports', () => {
    const found = findingsIn(PRODUCTION, (chart) => {
      const props = { allowFrom: [{ service: 'asuka', ports: [] }] };
      new NamespacePolicies(chart, 'network', { service: 'yashima', wholeNamespace: true, props });
      expect(namesOf(chart, 'NetworkPolicy')).not.toContain('yashima-allow-from');
    });
    expect(found).toHaveLength(1);
  });
});
