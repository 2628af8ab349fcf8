import type { Check, FleetCheck } from './check';
import { budgetsMeet } from './checks/budgets-meet';
import { claimedHosts } from './checks/claimed-hosts';
import { duplicateObjects } from './checks/duplicate-objects';
import { emptySelections } from './checks/empty-selections';
import { ingressBackends } from './checks/ingress-backends';
import { labelsAndAnnotations } from './checks/labels-and-annotations';
import { lastingSelectors } from './checks/lasting-selectors';
import { secretsMadeOnce } from './checks/made-once';
import { namespaces } from './checks/namespaces';
import { objectNames } from './checks/object-names';
import { ownSelectors } from './checks/own-selectors';
import { podNames } from './checks/pod-names';
import { podReferences } from './checks/pod-references';
import { podSecurity } from './checks/pod-security';
import { probePorts } from './checks/probe-ports';
import { roleBindings } from './checks/role-bindings';
import { scaleTargets } from './checks/scale-targets';
import { scaledReplicas } from './checks/scaled-replicas';
import { secretValues } from './checks/secret-values';
import { selectorsMeet } from './checks/selectors-meet';
import { servicePorts } from './checks/service-ports';
import { syncOrder } from './checks/sync-order';
import { volumeMounts } from './checks/volume-mounts';
import { FIGURE_CHECKS, FIGURE_FLEET_CHECKS } from './figures';
import { ENVIRONMENT_CHECKS, SERVICE_CHECKS } from './fleet';
import { ORDER_CHECKS } from './order';
import { POD_CHECKS } from './pods';
import { RAILS_CHECKS } from './rails';
import { SCHEMA_CHECKS } from './schema';
import { VALUE_CHECKS } from './values';

/** What objects must be like, so that a cluster takes them and they do what they say. */
export const OBJECT_CHECKS: readonly Check[] = [
  duplicateObjects,
  objectNames,
  labelsAndAnnotations,
  namespaces,
  selectorsMeet,
  ownSelectors,
  emptySelections,
  servicePorts,
  podReferences,
  volumeMounts,
  podNames,
  probePorts,
  scaleTargets,
  ingressBackends,
  roleBindings,
  podSecurity,
  secretValues,
  scaledReplicas,
  claimedHosts,
  budgetsMeet,
  syncOrder,
  lastingSelectors,
  secretsMadeOnce,
];

/** Everything that is asked of what one cluster gets, a pack a line. */
export const CHECKS: readonly Check[] = [
  ...OBJECT_CHECKS,
  ...FIGURE_CHECKS,
  ...ORDER_CHECKS,
  ...POD_CHECKS,
  ...RAILS_CHECKS,
  ...SCHEMA_CHECKS,
  ...SERVICE_CHECKS,
  ...VALUE_CHECKS,
];

/** Everything that is asked of all clusters together. */
export const FLEET_CHECKS: readonly FleetCheck[] = [...ENVIRONMENT_CHECKS, ...FIGURE_FLEET_CHECKS];
