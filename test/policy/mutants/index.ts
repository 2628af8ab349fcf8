import type { Mutants } from '../mutants';
import { CHANGE_MUTANTS } from './changes';
import { CHECK_MUTANTS } from './checks';
import { FIGURE_MUTANTS } from './figures';
import { FLEET_MUTANTS } from './fleet';
import { ORDER_MUTANTS } from './order';
import { POD_MUTANTS } from './pods';
import { RAILS_MUTANTS } from './rails';
import { SCHEMA_MUTANTS } from './schema';
import { VALUE_MUTANTS } from './values';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = {
  ...CHANGE_MUTANTS,
  ...CHECK_MUTANTS,
  ...FIGURE_MUTANTS,
  ...FLEET_MUTANTS,
  ...ORDER_MUTANTS,
  ...POD_MUTANTS,
  ...RAILS_MUTANTS,
  ...SCHEMA_MUTANTS,
  ...VALUE_MUTANTS,
};
