import { type ContainerEnv, type Labels, VERSION } from '../kernel';
import type { ContainerPlan } from './container-plan';
import { ownLabels } from './metadata-plan';
import type { PodPlan } from './pod-plan';
import { type Task, taskContainer } from './task-container';
import type { VolumePlan } from './volume-plan';

/** What a Job does differently from the pods whose work it prepares. */
export interface PodTask extends Task {
  /** The library's, of the Job; the chart's own are those of the other pods. */
  readonly labels: Labels;
  /** @default - the variables of the other pods */
  readonly env?: ContainerEnv;
  /** What has to end well before it starts, after what the other pods wait for. @default - nothing */
  readonly init?: readonly ContainerPlan[];
}

/** What only a proxy mounts a Job need not wait for; what an override mounts may be any of them. */
function mountedOf(volumes: readonly VolumePlan[], containers: readonly ContainerPlan[]) {
  const mounted = containers.flatMap(({ mounts, override = {} }) => [
    ...mounts.map(({ volume }) => volume),
    ...(override.volumeMounts ?? []).map(({ name }) => name),
  ]);
  return volumes.filter(({ name }) => mounted.includes(name));
}

/** It runs the image of the other, whatever the release is. */
const versionIn = ({ [VERSION]: version }: Labels): Labels =>
  version === undefined ? {} : { [VERSION]: version };

/**
 * A pod that runs one command and ends, in the image, variables, volumes, placement and rights of another, with
 * its native sidecars and init containers. What runs beside the other goes on for ever, so it is left out.
 */
export function taskPod(base: PodPlan, { labels, env, init = [], ...task }: PodTask): PodPlan {
  const { env: shared } = base.container;
  const container = { ...taskContainer(base.container, task), env: env ?? shared };
  const all = [...base.init, ...init];
  return {
    ...base,
    labels: { ...labels, ...ownLabels(base.labels), ...labels, ...versionIn(base.labels) },
    container,
    beside: [],
    init: all,
    volumes: mountedOf(base.volumes, [container, ...all]),
    serving: undefined,
  };
}
