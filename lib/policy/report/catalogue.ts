import type { CheckInfo } from '../check';
import { CHECKS, FLEET_CHECKS } from '../checks';

/** What is known of every check, by its id. */
export const CATALOGUE: ReadonlyMap<string, CheckInfo> = new Map(
  [...CHECKS, ...FLEET_CHECKS].map((check) => [check.id, check]),
);

/** How a finding is named whose rule has no id: what was refused is one property. */
export const PROPERTY = 'property';

/** The id of the rule of a finding. */
export const ruleOf = ({ id }: { readonly id?: string }): string => id ?? PROPERTY;
