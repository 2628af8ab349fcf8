import type { Mutants } from '../mutants';
import { CHECK_MUTANTS } from './checks';
import { ORDER_MUTANTS } from './order';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = {
  ...CHECK_MUTANTS,
  ...ORDER_MUTANTS,
};
import { SCHEMA } from './schema';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...SCHEMA };
