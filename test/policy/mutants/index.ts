import type { Mutants } from '../mutants';
import { CHANGE_MUTANTS } from './changes';
import { ORDER_MUTANTS } from './order';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = {
  ...ORDER_MUTANTS,
  ...CHANGE_MUTANTS,
};
