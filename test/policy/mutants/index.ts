import type { Mutants } from '../mutants';
import { VALUES } from './values';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...VALUES };
