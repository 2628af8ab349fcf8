import type { Mutants } from '../mutants';
import { CHECK_MUTANTS } from './checks';
import { RAILS_MUTANTS } from './rails';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...CHECK_MUTANTS, ...RAILS_MUTANTS };
