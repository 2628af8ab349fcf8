import { HOOK, MANAGED_BY, OURSELVES, SYNC_WAVE, schemaTaskIn, textAt, WAVE } from '../../kernel';
import { once } from '../once';
import type { PodMaker, World } from '../world';
import { type Process, processesOf } from './processes';
import { makersIn, type Running, runningIn } from './running';

/** A Job that brings a schema up to date, and the container that does. */
export interface Migration {
  readonly to: PodMaker;
  readonly process: Process;
}

/** Known by its words; one of ours also by its place in a sync, for its command may be any. */
export const migrationsIn: (world: World) => readonly Migration[] = once((world) =>
  makersIn(world).flatMap((to) => {
    if (to.kind !== 'Job.batch') return [];
    const processes = processesOf(to.pod);
    const process =
      processes.find(({ words }) => schemaTaskIn(words) !== undefined) ??
      (isOurs(to) ? processes[0] : undefined);
    return process === undefined ? [] : [{ to, process }];
  }),
);

function isOurs({ object }: PodMaker): boolean {
  const annotation = (name: string) => textAt(object.metadata, 'annotations', name);
  return (
    textAt(object.metadata, 'labels', MANAGED_BY) === OURSELVES &&
    annotation(HOOK) !== undefined &&
    annotation(SYNC_WAVE) === String(WAVE.migration)
  );
}

/** A process that answers requests of the application, and the pods that it is in. */
export interface WebProcess {
  readonly running: Running;
  readonly process: Process;
}

/** The web processes that a migration belongs to: those of its service in its namespace. */
export const websOf = (world: World, { from, namespace }: PodMaker): readonly WebProcess[] =>
  (webs(world).get(from) ?? []).filter(({ running }) => running.to.namespace === namespace);

const webs: (world: World) => ReadonlyMap<PodMaker['from'], readonly WebProcess[]> = once((world) => {
  const found = new Map<PodMaker['from'], WebProcess[]>();
  for (const running of runningIn(world)) {
    const { from } = running.to;
    const here = running.processes
      .filter(({ role }) => role === 'web')
      .map((process) => ({ running, process }));
    found.set(from, [...(found.get(from) ?? []), ...here]);
  }
  return found;
});
