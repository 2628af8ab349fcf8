import { describe as line, type Manifest } from '../../../lib/kernel';
import { CHANGE_CHECKS, changesBetween, judgeChanges, World } from '../../../lib/policy';
import type { Case } from '../mutants';
import { rendered } from '../objects';

/** What the checks say, but one of them, of what was committed before and what is rendered now. */
export const changed =
  (before: readonly Manifest[], after: readonly Manifest[]): Case =>
  (leftOut) =>
    judgeChanges(
      changesBetween(before, new World([rendered(after)], true).objects),
      CHANGE_CHECKS.filter(({ id }) => id !== leftOut),
    ).map(({ finding }) => line(finding));
