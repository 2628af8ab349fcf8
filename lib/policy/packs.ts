import { CHANGE_CHECKS } from './changes';
import type { CheckInfo } from './check';
import { OBJECT_CHECKS } from './checks';
import { FIGURE_CHECKS, FIGURE_FLEET_CHECKS } from './figures';
import { ENVIRONMENT_CHECKS, SERVICE_CHECKS } from './fleet';
import { ORDER_CHECKS } from './order';
import { POD_CHECKS } from './pods';
import { RAILS_CHECKS } from './rails';
import { SCHEMA_CHECKS } from './schema';
import { VALUE_CHECKS } from './values';

/** Checks that answer one question. */
export interface Pack {
  readonly name: string;
  /** What they answer together. */
  readonly question: string;
  readonly checks: readonly CheckInfo[];
}

/** Every check that there is, in the order of the room's README. */
export const PACKS: readonly Pack[] = [
  { name: 'objects', question: 'do objects fit together?', checks: OBJECT_CHECKS },
  { name: 'schema', question: 'does this version of Kubernetes know all fields?', checks: SCHEMA_CHECKS },
  { name: 'values', question: 'would an API server take all values?', checks: VALUE_CHECKS },
  { name: 'pods', question: 'do pods start, serve and leave as they should?', checks: POD_CHECKS },
  { name: 'rails', question: 'has Rails what it needs around it?', checks: RAILS_CHECKS },
  { name: 'order', question: 'does a sync bring things in order, and to its end?', checks: ORDER_CHECKS },
  { name: 'changes', question: 'can it follow what is there?', checks: CHANGE_CHECKS },
  { name: 'figures', question: 'is there room for it?', checks: [...FIGURE_CHECKS, ...FIGURE_FLEET_CHECKS] },
  {
    name: 'fleet',
    question: 'do services and environments keep apart?',
    checks: [...SERVICE_CHECKS, ...ENVIRONMENT_CHECKS],
  },
];
