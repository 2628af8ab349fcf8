import type { Mutants } from '../mutants';
import { VALUES } from './values';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...VALUES };

import { SCHEMA } from './schema';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...SCHEMA };
