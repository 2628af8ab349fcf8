import { type EgressFacts, type Endpoint, rangeOf } from '../kernel';
import { type AllowRule, addresses, allowRule, podsOf, tcp, udp } from './network-policy-spec';

/** Where the platform lets every pod of a service go: DNS, its endpoints, cloud identity, the internet. */
export const planEgress = (facts: EgressFacts): readonly AllowRule[] => [
  ...dns(facts),
  ...byAddresses(Object.values(facts.endpoints)).flatMap(toEndpoint),
  ...(facts.cloudIdentity === undefined ? [] : toEndpoint(facts.cloudIdentity)),
  ...(facts.internet ? INTERNET : []),
];

/** NodeLocal DNSCache listens on the node, where no selector of pods reaches. */
const dns = ({ nodeLocalDns }: EgressFacts): readonly AllowRule[] =>
  allowRule(
    [
      podsOf('kube-system', { 'k8s-app': 'kube-dns' }),
      ...(nodeLocalDns === undefined ? [] : [addresses(rangeOf(nodeLocalDns))]),
    ],
    // answers that do not fit into a datagram come over TCP
    [udp(53), tcp(53)],
  );

const toEndpoint = ({ cidrs, ports }: Endpoint): readonly AllowRule[] =>
  allowRule(
    cidrs.map((cidr) => addresses(cidr)),
    ports.map(tcp),
  );

/** One rule for the endpoints that share their addresses: the database and the cache of the same subnets. */
function byAddresses(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const groups = new Map<string, Endpoint>();
  for (const { cidrs, ports } of endpoints) {
    const key = [...cidrs].sort().join();
    const known = groups.get(key) ?? { cidrs, ports: [] };
    groups.set(key, { ...known, ports: [...new Set([...known.ports, ...ports])] });
  }
  return [...groups.values()];
}

/**
 * Private ranges (RFC 1918) are other people's databases, link-local ones (RFC 3927) the machine's own
 * credentials; both are opened by name only.
 */
const NOT_INTERNET = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'];

const INTERNET = allowRule([addresses('0.0.0.0/0', NOT_INTERNET)], [tcp(443)]);
