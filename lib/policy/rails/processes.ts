import { type Json, records } from '../../kernel';
import { once } from '../once';
import { commandOf, commandsIn } from '../processes/words';
import { type Variables, variablesOf } from '../variables';
import { hasPod, type PodMaker, type World } from '../world';
import { type Role, roleOf } from './programs';

/** A container of a pod, as somebody reads it who knows Rails. */
export interface Process {
  readonly to: PodMaker;
  readonly container: Json;
  readonly at: string;
  /** Whether it ends before the others start. */
  readonly isInit: boolean;
  readonly words: readonly string[];
  /** What its commands start; empty for what is no Ruby that is known here, and for the image's own command. */
  readonly roles: readonly Role[];
  readonly variables: Variables;
  /** Every container of its pod, itself among them. */
  readonly inPod: readonly Process[];
}

/** Every container of every pod in a world, read once for all checks. */
export const processesIn: (world: World) => readonly Process[] = once((world) =>
  world.objects.flatMap((placed) => (hasPod(placed) ? processesOf(world, placed) : [])),
);

function processesOf(world: World, to: PodMaker): readonly Process[] {
  const init = new Set(records(to.pod.spec.initContainers).filter((one) => one.restartPolicy !== 'Always'));
  const inPod: Process[] = [];
  for (const { container, at } of to.pod.containers) {
    const words = commandOf(container);
    const roles = commandsIn(words).flatMap((command) => roleOf(command) ?? []);
    const variables = variablesOf(world, to, container);
    inPod.push({ to, container, at, isInit: init.has(container), words, roles, variables, inPod });
  }
  return inPod;
}

export const variable = ({ variables }: Process, name: string): string | undefined => variables.value(name);

/** A process of a Rails application: known by its command, or by its environment where the image has the command. */
export const isRails = (process: Process): boolean =>
  process.roles.some((role) => role !== 'ruby') || isImagesOwn(process);

/** Those that stay: without what only prepares the pod. */
export const running: (world: World) => readonly Process[] = once((world) =>
  processesIn(world).filter(({ isInit }) => !isInit),
);

export const isWeb = ({ roles }: Process): boolean => roles.includes('web');
export const isWorker = ({ roles }: Process): boolean => roles.includes('worker');

const isImagesOwn = ({ words, variables }: Process): boolean =>
  words.length === 0 && variables.has('RAILS_ENV');
