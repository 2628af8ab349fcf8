import type { Mutants } from '../mutants';
import { POD_MUTANTS } from './pods';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...POD_MUTANTS };
