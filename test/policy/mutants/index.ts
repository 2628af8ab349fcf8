import type { Mutants } from '../mutants';
import { FLEET } from './fleet';

/** By id of the check. */
export const MUTANTS: Readonly<Record<string, Mutants>> = { ...FLEET };
