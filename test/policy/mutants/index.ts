import type { Mutants } from '../mutants';
import { CHECK_MUTANTS } from './checks';
import { FIGURE_MUTANTS } from './figures';
import { FLEET } from './fleet';
import { ORDER_MUTANTS } from './order';
import { SCHEMA } from './schema';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = {
  ...CHECK_MUTANTS,
  ...FIGURE_MUTANTS,
  ...FLEET,
  ...ORDER_MUTANTS,
  ...SCHEMA,
};
