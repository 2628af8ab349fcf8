import type { Check, FleetCheck } from '../check';
import { followers } from './followers';
import { foreignPolicies } from './foreign-policies';
import { foreignValues } from './foreign-values';
import { healthChecks } from './health-checks';
import { hostsOfClusters } from './hosts-of-clusters';
import { idleQueues } from './idle-queues';
import { idleTimeouts } from './idle-timeouts';
import { migrations } from './migrations';
import { oneAutoscaler } from './one-autoscaler';
import { queuesEverywhere } from './queues-everywhere';
import { sharedQueues } from './shared-queues';
import { singleReplica } from './single-replica';

/** What the services of one cluster must be to each other, and to what stands before and behind them. */
export const SERVICE_CHECKS: readonly Check[] = [
  migrations,
  sharedQueues,
  healthChecks,
  idleTimeouts,
  singleReplica,
  idleQueues,
  foreignPolicies,
  oneAutoscaler,
];

/** What environments must be to each other. */
export const ENVIRONMENT_CHECKS: readonly FleetCheck[] = [
  foreignValues,
  followers,
  queuesEverywhere,
  hostsOfClusters,
];
