import type { Mutants } from '../mutants';
import { SCHEMA } from './schema';
import { VALUES } from './values';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...SCHEMA, ...VALUES };
