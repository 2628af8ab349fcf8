import type { Check } from '../check';
import { guardedPods } from './checks/guarded-pods';
import { lastingHooks } from './checks/lasting-hooks';
import { migrationFirst } from './checks/migration-first';
import { noDeadlock } from './checks/no-deadlock';
import { skippingGuard } from './checks/skipping-guard';

/** What order a sync brings objects in, and whether it comes to its end. */
export const ORDER_CHECKS: readonly Check[] = [
  migrationFirst,
  noDeadlock,
  guardedPods,
  skippingGuard,
  lastingHooks,
];
