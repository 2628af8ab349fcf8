import { type ObjectReference, ROLLING_KINDS } from '../../kernel';
import { refuse } from '../misuse';
import type { PlannedChange } from './change-plan';
import { labelOf, type Place, pathOf } from './place';
import type { Audit } from './store';

export const isRestartable = ({ kind }: ObjectReference): boolean => Object.hasOwn(ROLLING_KINDS, kind);

/** Restarts what reads the keys of a change that is written. */
export async function restartReaders(plan: PlannedChange, audit: Audit): Promise<readonly ObjectReference[]> {
  const workloads = plan.readers.filter(isRestartable);
  if (workloads.length === 0) return workloads;
  await plan.place.store.restart?.(workloads, audit);
  return workloads;
}

/** Refuses a restart where the pods do not read what is changed. */
export function checkRestart(place: Place): void {
  if (place.store.restart !== undefined) return;
  const fix = `leave --restart out: the pods in ${labelOf(place)} restart when the commit is deployed`;
  refuse(pathOf(place), 'values in a cluster for --restart', 'a file', fix);
}
