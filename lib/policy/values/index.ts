import type { Check } from '../check';
import { choices } from './tables/choices';
import { formats } from './tables/formats';
import { lists } from './tables/lists';
import { needed } from './tables/needed';
import { numbers } from './tables/numbers';
import { quantities } from './tables/quantities';
import { shares } from './tables/shares';
import { together } from './tables/together';
import { valueChecks } from './value-checks';

/** What the API server refuses of values although their types are right. */
export const VALUE_CHECKS: readonly Check[] = valueChecks([
  numbers,
  shares,
  quantities,
  formats,
  choices,
  together,
  needed,
  lists,
]);
