import type { Mutants } from '../mutants';
import { ORDER_MUTANTS } from './order';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...ORDER_MUTANTS };
