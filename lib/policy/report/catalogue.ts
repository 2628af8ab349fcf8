import type { CheckInfo } from '../check';
import { PACKS } from '../packs';

/** What is known of every check, by its id. */
export const CATALOGUE: ReadonlyMap<string, CheckInfo> = new Map(
  PACKS.flatMap(({ checks }) => checks).map((check) => [check.id, check]),
);

/** How a finding is named whose rule has no id: what was refused is one property. */
const PROPERTY = 'property';

/** The id of the rule of a finding. */
export const ruleOf = ({ id }: { readonly id?: string }): string => id ?? PROPERTY;
