import type { Mutants } from '../mutants';
import { CHECK_MUTANTS } from './checks';
import { FIGURE_MUTANTS } from './figures';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...CHECK_MUTANTS, ...FIGURE_MUTANTS };
