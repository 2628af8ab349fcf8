import type { CheckInfo } from './check';
import { FLEET_CHECKS, OBJECT_CHECKS } from './checks';
import { FIGURE_CHECKS } from './figures';

/** Checks that answer one question. */
export interface Pack {
  readonly name: string;
  /** What they answer together. */
  readonly question: string;
  readonly checks: readonly CheckInfo[];
}

/** Every check that there is, in the order of the room's README. */
export const PACKS: readonly Pack[] = [
  {
    name: 'objects',
    question: 'would a cluster take it, and would it do what it says?',
    checks: OBJECT_CHECKS,
  },
  { name: 'figures', question: 'is there room for it?', checks: FIGURE_CHECKS },
  { name: 'fleet', question: 'do services and environments keep apart?', checks: FLEET_CHECKS },
];
