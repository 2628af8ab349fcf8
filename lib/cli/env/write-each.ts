import { describe, type Finding } from '../../kernel';
import type { Terminal } from '../terminal';
import { applyChange } from './apply-change';
import { isEmpty, type PlannedChange } from './change-plan';
import { labelOf, listed } from './place';
import { restartReaders } from './restart';
import type { Audit } from './store';

export interface Writing {
  readonly reason: string;
  readonly isRestarted: boolean;
}

/** Writes place after place. Where one fails, says which ones are written and how to go on. */
export async function writeEach(
  terminal: Terminal,
  plans: readonly PlannedChange[],
  { reason, isRestarted }: Writing,
): Promise<void> {
  const written: PlannedChange[] = [];
  for (const plan of plans) {
    try {
      const audit = await auditFor(plan, reason);
      if (!isEmpty(plan)) await applyChange(plan.place.store, plan.change, audit, plan.base);
      written.push(plan);
      if (!isEmpty(plan)) terminal.print(`${labelOf(plan.place)}: written`);
      if (isRestarted) printRestart(terminal, plan, listed(await restartReaders(plan, audit)));
    } catch (error) {
      if (plans.length > 1) terminal.note(describe(partly(plans, written)));
      throw error;
    }
  }
}

const auditFor = async ({ place }: PlannedChange, why: string): Promise<Audit> => ({
  who: await place.store.whoAmI(),
  when: new Date(),
  why,
});

function printRestart(terminal: Terminal, { place }: PlannedChange, restarted: string): void {
  const label = labelOf(place);
  terminal.print(restarted === '' ? `${label}: nothing to restart` : `${label}: restarted ${restarted}`);
}

/** Where a failure leaves all places together. */
function partly(plans: readonly PlannedChange[], written: readonly PlannedChange[]): Finding {
  const open = plans.filter((plan) => !written.includes(plan));
  const names = (some: readonly PlannedChange[]): string =>
    some.map(({ place }) => labelOf(place)).join(', ') || 'none';
  return {
    path: `kube env ${plans[0]?.place.service}`,
    expected: `all of ${names(plans)} written`,
    got: `${names(written)} written, ${names(open)} not`,
    fix: 'run the same command again: what is written stays as it is',
    severity: 'error',
  };
}
