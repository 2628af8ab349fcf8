import { field } from '../../kernel';
import { once } from '../once';
import type { PodMaker, World } from '../world';
import { type Process, processesOf } from './processes';

/** Pods that go on running until they are told to leave. */
export interface Running {
  readonly to: PodMaker;
  readonly processes: readonly Process[];
}

/** What Kubernetes gives a pod that says nothing. */
const GRACE = 30;

/** Seconds from the order to leave to the kill. */
export const graceOf = ({ pod }: PodMaker): number => {
  const grace = pod.spec.terminationGracePeriodSeconds;
  return typeof grace === 'number' ? grace : GRACE;
};

/** Those of a Job end by themselves; a pod that stands alone is nobody's rollout. */
const goesOn = ({ kind, pod }: PodMaker): boolean => pod.at === 'spec.template' && kind !== 'Job.batch';

/** Pods that go on running, of whatever kind makes them. */
export const runningIn: (world: World) => readonly Running[] = once((world) =>
  makersIn(world)
    .filter(goesOn)
    .map((to) => ({ to, processes: processesOf(to.pod) })),
);

/** Everything that makes pods. */
export const makersIn: (world: World) => readonly PodMaker[] = once(({ objects }) =>
  objects.filter((placed): placed is PodMaker => placed.pod !== undefined),
);

/** Whether pods of a Deployment are replaced a few at a time. */
export const rolls = ({ kind, object }: PodMaker): boolean =>
  kind === 'Deployment.apps' && field(object, 'spec', 'strategy', 'type') !== 'Recreate';
