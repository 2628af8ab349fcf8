import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from 'kubernetes-types/networking/v1';
import { type Emitted, inWave, type Labels, labelsOf, WAVE } from '../kernel';

/** Pods of a namespace and those whose policy this is. */
export interface PolicyIdentity {
  readonly service: string;
  /** The part whose pods these are, or 'namespace' for what concerns all of them. */
  readonly component?: string | undefined;
  readonly name: string;
}

type Selector = Readonly<Record<string, string>>;

/** Nobody in and nowhere out, DNS included; every other policy opens something. */
export const defaultDeny = (identity: PolicyIdentity, podSelector: Selector): Emitted<NetworkPolicy> =>
  networkPolicy(identity, { podSelector: selects(podSelector), policyTypes: ['Ingress', 'Egress'] });

/** Lets some in, to some ports. */
export const ingressPolicy = (
  identity: PolicyIdentity,
  podSelector: Selector,
  rules: readonly AllowRule[],
): Emitted<NetworkPolicy> =>
  networkPolicy(identity, {
    podSelector: selects(podSelector),
    policyTypes: ['Ingress'],
    ingress: rules.map(({ peers, ports }) => ({ from: [...peers], ports: [...ports] })),
  });

/** Lets pods out to some, on some ports. */
export const egressPolicy = (
  identity: PolicyIdentity,
  podSelector: Selector,
  rules: readonly AllowRule[],
): Emitted<NetworkPolicy> =>
  networkPolicy(identity, {
    podSelector: selects(podSelector),
    policyTypes: ['Egress'],
    egress: rules.map(({ peers, ports }) => ({ to: [...peers], ports: [...ports] })),
  });

/** Neither list may be empty: to Kubernetes an empty one means everybody, or every port. */
export interface AllowRule {
  readonly peers: readonly [NetworkPolicyPeer, ...NetworkPolicyPeer[]];
  readonly ports: readonly [NetworkPolicyPort, ...NetworkPolicyPort[]];
}

/** A rule, or none where it would be open to everybody because a list is empty. */
export function allowRule(
  peers: readonly NetworkPolicyPeer[],
  ports: readonly NetworkPolicyPort[],
): readonly AllowRule[] {
  const [peer, ...otherPeers] = peers;
  const [port, ...otherPorts] = ports;
  if (peer === undefined || port === undefined) return [];
  return [{ peers: [peer, ...otherPeers], ports: [port, ...otherPorts] }];
}

export const tcp = (port: number): NetworkPolicyPort => ({ protocol: 'TCP', port });
export const udp = (port: number): NetworkPolicyPort => ({ protocol: 'UDP', port });

export const addresses = (cidr: string, except: readonly string[] = []): NetworkPolicyPeer => ({
  ipBlock: { cidr, ...(except.length > 0 && { except: [...except] }) },
});

/** Every namespace carries its name as this label. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Pods of another namespace, all of them without labels. */
export const podsOf = (namespace: string, labels: Labels = {}): NetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: namespace } },
  ...(Object.keys(labels).length > 0 && { podSelector: { matchLabels: labels } }),
});

/** Pods of the namespace that a policy is in. */
export const podsBeside = (labels: Labels): NetworkPolicyPeer => ({ podSelector: { matchLabels: labels } });

const selects = (labels: Selector) =>
  Object.keys(labels).length === 0 ? {} : { matchLabels: { ...labels } };

/** Before any pod: one that starts without its policy is open for a moment, or cut off from its database. */
const networkPolicy = (
  { service, component = 'namespace', name }: PolicyIdentity,
  spec: NetworkPolicySpec,
): Emitted<NetworkPolicy> => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, labels: labelsOf({ service, component }), annotations: inWave(WAVE.prerequisite) },
  spec,
});
