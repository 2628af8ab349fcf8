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
  /** Port that the platform's monitoring may scrape on every pod, 1 to 65535. @default - none */
  readonly metrics?: number;
}

export interface NetworkPlan {
  readonly enforce: boolean;
  readonly allowFrom: readonly AllowRule[];
  readonly allowTo: readonly AllowRule[];
  readonly metrics: number | undefined;
}

export function planNetwork(
  { enforce = true, allowFrom = [], allowTo = [], metrics }: NetworkProps,
  path: Path,
): NetworkPlan {
  if (metrics !== undefined) checkPort(metrics, path.at('metrics'));
  return {
    enforce,
    allowFrom: planPeers(allowFrom, path.at('allowFrom')),
    allowTo: planPeers(allowTo, path.at('allowTo')),
    metrics,
  };
}
