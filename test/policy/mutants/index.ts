import type { Mutants } from '../mutants';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = {};
