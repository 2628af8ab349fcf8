import type { ContainerEnv, Labels } from '../kernel';
import type { ContainerPlan } from './container-plan';
import { ownLabels } from './metadata-plan';
import type { PodPlan } from './pod-plan';
import { type Task, taskContainer } from './task-container';

/** What a Job does differently from the pods whose work it prepares. */
export interface PodTask extends Task {
  /** The library's, of the Job; the chart's own are those of the other pods. */
  readonly labels: Labels;
  /** @default - the variables of the other pods */
  readonly env?: ContainerEnv;
  /** What has to end well before it starts, after what the other pods wait for. @default - nothing */
  readonly init?: readonly ContainerPlan[];
}

/**
 * A pod that runs one command and ends, in the image, variables, volumes, placement and rights of another, with
 * its native sidecars and init containers. What runs beside the other goes on for ever, so it is left out.
 */
export function taskPod(base: PodPlan, { labels, env, init = [], ...task }: PodTask): PodPlan {
  const { env: shared } = base.container;
  return {
    ...base,
    labels: { ...labels, ...ownLabels(base.labels), ...labels },
    container: { ...taskContainer(base.container, task), env: env ?? shared },
    beside: [],
    init: [...base.init, ...init],
    serving: undefined,
  };
}
