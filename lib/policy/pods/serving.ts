import { once } from '../once';
import { variablesOf } from '../variables';
import type { World } from '../world';
import { answering, type Door, doorsOf, servicesOf } from './doors';
import type { Process } from './processes';
import { type Running, runningIn } from './running';

/** A process that answers requests from outside its pod. */
export interface Serving {
  readonly running: Running;
  readonly process: Process;
  /** The ways in to its pods; none for a web server that is only called inside the cluster. */
  readonly doors: readonly Door[];
  /** Whether they lead to this container; to a web server behind a proxy they do not. */
  readonly front: boolean;
  /** Whether Rails answers, as far as anybody can see. */
  readonly rails: boolean;
}

/** Whoever answers what an Ingress or route leads to, and web servers of Ruby behind any Service. */
export const servingIn: (world: World) => readonly Serving[] = once((world) =>
  runningIn(world).flatMap((running) => {
    const doors = doorsOf(world, running.to);
    const called = servicesOf(world, running.to).length > 0;
    return running.processes.flatMap((process) => {
      const front = doors.some((door) => answering(running, door).includes(process));
      const serves = front || (called && process.role === 'web');
      return serves ? [{ running, process, doors, front, rails: isRails(world, running, process) }] : [];
    });
  }),
);

/** By what it is started with, or by a variable that only Rails reads, where a script hides the former. */
const isRails = (world: World, { to, processes }: Running, { role, container }: Process): boolean =>
  role === 'web' ||
  (processes.every((other) => other.role === undefined) &&
    variablesOf(world, to, container).value('RAILS_ENV') !== undefined);
