import type { Session } from '../session';
import type { Terminal } from '../terminal';
import { tryChange } from './apply-change';
import { changeLines } from './change-lines';
import { isEmpty, type PlannedChange } from './change-plan';
import { type ConsentOptions, consents, reasonFor } from './consent';
import { checkNewKeys } from './new-keys';
import { writeEach } from './write-each';

/** What is said about a change on the command line. */
export interface ChangeOptions extends ConsentOptions {
  readonly restart?: boolean;
}

/**
 * Shows what would change, asks, checks every place before the first one is written, and writes. Gives whether
 * everything is as wanted now. `because` are sentences to think of before saying yes.
 */
export async function makeChange(
  { terminal }: Session,
  plans: readonly PlannedChange[],
  options: ChangeOptions,
  because: readonly string[] = [],
): Promise<boolean> {
  const isRestarted = options.restart === true;
  for (const plan of plans) checkNewKeys(plan);
  for (const line of plans.flatMap((plan) => changeLines(plan, isRestarted))) terminal.print(line);
  if (plans.every(isEmpty) && !isRestarted) {
    terminal.print('nothing changes');
    return true;
  }
  for (const { place, change, base } of plans) await tryChange(place.store, change, base);
  const affected = plans.filter((plan) => isRestarted || !isEmpty(plan)).map(({ place }) => place);
  if (!(await consents(terminal, affected, because, options))) return declined(terminal);
  const reason = await reasonFor(terminal, affected, options);
  await writeEach(terminal, plans, { reason, isRestarted });
  return true;
}

function declined(terminal: Terminal): false {
  terminal.note('nothing was changed');
  return false;
}
