import type { Mutants } from '../mutants';
import { SCHEMA } from './schema';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...SCHEMA };
