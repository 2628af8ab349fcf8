import { COMPONENT, checkCidr, checkName, checkPort, NAME, type Path } from '../kernel';
import { type AllowRule, addresses, allowRule, podsOf, tcp } from './network-policy-spec';

/** Who may reach our pods, on which of their ports. */
export type Peer = ServicePeer | AddressPeer;

/** Where our pods may go. Ports are those of the pods, also where they are reached through a Service. */
export type Destination = Peer;

/** The pods of another service, or of one of its components. */
export interface ServicePeer {
  /** The service's name, its `app.kubernetes.io/name`. */
  readonly service: string;
  /** @default - the service's name */
  readonly namespace?: string;
  /** @default - all of its pods */
  readonly component?: string;
  /** TCP, 1 to 65535, at least one. */
  readonly ports: readonly number[];
  readonly cidr?: never;
}

/** Addresses outside the cluster. */
export interface AddressPeer {
  /** A range, IPv4 or IPv6: `'10.30.0.0/16'`, `'10.30.0.7/32'`. */
  readonly cidr: string;
  /** TCP, 1 to 65535, at least one. */
  readonly ports: readonly number[];
  readonly service?: never;
}

/** A rule for each peer; none for one without ports, which would open them all. */
export const planPeers = (peers: readonly Peer[], path: Path): readonly AllowRule[] =>
  peers.flatMap((peer, index) => {
    const at = path.at(index);
    checkPorts(peer.ports, at.at('ports'));
    const selected = peer.cidr === undefined ? planPods(peer, at) : planAddresses(peer, at);
    return allowRule([selected], peer.ports.map(tcp));
  });

function planAddresses({ cidr }: AddressPeer, path: Path) {
  checkCidr(cidr, path.at('cidr'));
  return addresses(cidr);
}

function planPods({ service, namespace, component }: ServicePeer, path: Path) {
  checkName(service, path.at('service'));
  if (namespace !== undefined) checkName(namespace, path.at('namespace'));
  if (component !== undefined) checkName(component, path.at('component'));
  return podsOf(namespace ?? service, {
    [NAME]: service,
    ...(component !== undefined && { [COMPONENT]: component }),
  });
}

function checkPorts(ports: readonly number[], path: Path): void {
  if (ports.length === 0) {
    path.refuse('at least one port', ports, 'name the ports of the pods, such as [3000]');
  }
  for (const [index, port] of ports.entries()) checkPort(port, path.at(index));
}
