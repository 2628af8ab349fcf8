import { expect, test } from '@jest/globals';
import type { EgressFacts } from '../../lib/kernel';
import { NamespacePolicies } from '../../lib/network';
import { chartIn, find, PRODUCTION } from './charts';

function egress(facts: Partial<EgressFacts>) {
  const chart = chartIn({ ...PRODUCTION, egress: { endpoints: {}, internet: false, ...facts } });
  new NamespacePolicies(chart, 'network', { service: 'yashima', wholeNamespace: true });
  return find(chart, 'NetworkPolicy', 'yashima-egress').spec;
}

const OURS = { matchLabels: { 'app.kubernetes.io/name': 'yashima' } };

const DNS = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

test('egress is DNS alone where the platform names nothing else', () => {
  expect(egress({})).toEqual({ podSelector: OURS, policyTypes: ['Egress'], egress: [DNS] });
});

test('egress asks NodeLocal DNSCache too', () => {
  expect(egress({ nodeLocalDns: '169.254.20.10' })).toMatchObject({
    egress: [{ to: [...DNS.to, { ipBlock: { cidr: '169.254.20.10/32' } }] }],
  });
});

test('egress is one rule for the endpoints of the same addresses, in whatever order they are written', () => {
  const endpoints = {
    database: { cidrs: ['10.20.0.0/16', '10.21.0.0/16'], ports: [3306] },
    cache: { cidrs: ['10.21.0.0/16', '10.20.0.0/16'], ports: [6379, 3306] },
    search: { cidrs: ['10.22.0.0/16'], ports: [9200] },
  };
  expect(egress({ endpoints })).toMatchObject({
    egress: [
      DNS,
      {
        to: [{ ipBlock: { cidr: '10.20.0.0/16' } }, { ipBlock: { cidr: '10.21.0.0/16' } }],
        ports: [{ port: 3306 }, { port: 6379 }],
      },
      { to: [{ ipBlock: { cidr: '10.22.0.0/16' } }], ports: [{ port: 9200 }] },
    ],
  });
});

test.each([
  ['addresses', { cidrs: [], ports: [3306] }],
  ['ports', { cidrs: ['10.20.0.0/16'], ports: [] }],
])('egress is closed for an endpoint without %s, which Kubernetes would take for all', (_, database) => {
  expect(egress({ endpoints: { database } })).toMatchObject({ egress: [DNS] });
});

test('egress reaches cloud credentials where the platform names them', () => {
  const cloudIdentity = { cidrs: ['169.254.170.23/32'], ports: [80] };
  expect(egress({ cloudIdentity })).toMatchObject({
    egress: [
      DNS,
      { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [{ protocol: 'TCP', port: 80 }] },
    ],
  });
});

test('egress reaches the internet over HTTPS, and no private or link-local address', () => {
  const except = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'];
  expect(egress({ internet: true })).toMatchObject({
    egress: [
      DNS,
      { to: [{ ipBlock: { cidr: '0.0.0.0/0', except } }], ports: [{ protocol: 'TCP', port: 443 }] },
    ],
  });
});
