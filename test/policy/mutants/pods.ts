import type { Mutants } from '../mutants';
import { ASKING } from '../pods/asking-mutants';
import { COUNTING } from '../pods/counting-mutants';
import { ENDING } from '../pods/ending-mutants';
import { MIGRATING } from '../pods/migrating-mutants';

/** Of the checks of pods. */
export const POD_MUTANTS: Readonly<Record<string, Mutants>> = {
  ...ENDING,
  ...MIGRATING,
  ...ASKING,
  ...COUNTING,
};
