import type { ChangeCheck } from './change';
import { claims } from './checks/claims';
import { immutableData } from './checks/immutable-data';
import { jobs } from './checks/jobs';
import { lastingFacts } from './checks/lasting-facts';
import { renamed } from './checks/renamed';
import { roleRefs } from './checks/role-refs';
import { selectors } from './checks/selectors';
import { services } from './checks/services';
import { statefulSets } from './checks/stateful-sets';

export { type Change, type ChangeCheck, type Changes, changesBetween } from './change';

/** What no change can make of an object that is there, as the API server sees it. */
export const CHANGE_CHECKS: readonly ChangeCheck[] = [
  selectors,
  statefulSets,
  jobs,
  services,
  claims,
  immutableData,
  roleRefs,
  lastingFacts,
  renamed,
];
