import type { IConstruct } from 'constructs';

const ENFORCED = 'cdk8s-rails/network-enforced';

/**
 * Says whether the parts of a chart write network policies. Call it before the chart has parts:
 * a construct's context is closed once it has children.
 */
export function enforceNetwork(chart: IConstruct, enforced: boolean): void {
  chart.node.setContext(ENFORCED, enforced);
}

/** True unless the chart says otherwise. */
export const networkEnforced = (construct: IConstruct): boolean =>
  construct.node.tryGetContext(ENFORCED) !== false;
