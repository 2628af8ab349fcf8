import { checkPort, type Path } from '../kernel';
import type { AllowRule } from './network-policy-spec';
import { type Destination, type Peer, planPeers } from './peers-plan';

/** What a chart says about its network beside what the platform and its ingresses say. */
export interface NetworkProps {
  /**
   * Whether pods are cut off from everything that is not opened. `false` writes no policy at all, for any
   * policy isolates the pods that it selects. @default true
   */
  readonly enforce?: boolean;
  /** Who may reach our pods beside the ingress. The other side has to `allowTo` as well. @default - nobody */
  readonly allowFrom?: readonly Peer[];
  /** Where our pods may go beside the platform's endpoints. @default - nowhere */
  readonly allowTo?: readonly Destination[];
  /**
   * Ports on which the service's own pods may reach each other, such as nginx the application behind it: TCP,
   * 1 to 65535, those of the pods and not of their Service. @default - none
   */
  readonly within?: readonly number[];
  /** Ports that the platform's monitoring may scrape on every pod, 1 to 65535. @default - none */
  readonly metrics?: number | readonly number[];
}

export interface NetworkPlan {
  readonly enforce: boolean;
  readonly allowFrom: readonly AllowRule[];
  readonly allowTo: readonly AllowRule[];
  readonly within: readonly number[];
  readonly metrics: readonly number[];
}

export function planNetwork(
  { enforce = true, allowFrom = [], allowTo = [], within = [], metrics = [] }: NetworkProps,
  path: Path,
): NetworkPlan {
  return {
    enforce,
    allowFrom: planPeers(allowFrom, path.at('allowFrom')),
    allowTo: planPeers(allowTo, path.at('allowTo')),
    within: planPorts(within, path.at('within')),
    metrics: planPorts(metrics, path.at('metrics')),
  };
}

/** Each port once. */
function planPorts(ports: number | readonly number[], path: Path): readonly number[] {
  if (typeof ports === 'number') {
    checkPort(ports, path);
    return [ports];
  }
  for (const [index, port] of ports.entries()) checkPort(port, path.at(index));
  return [...new Set(ports)];
}
