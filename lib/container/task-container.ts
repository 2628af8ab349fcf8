import type { Cpu, Memory } from '../kernel';
import type { ContainerPlan } from './container-plan';
import { NO_PRE_STOP } from './container-plan';
import { type ContainerOverride, override } from './override';
import { startOf } from './start-plan';

/** What a task does differently from the container that it stands beside or replaces. */
export interface Task {
  readonly name: string;
  readonly command: readonly string[];
  readonly memory?: Memory;
  readonly cpu?: Cpu;
  readonly ephemeralStorage?: Memory;
  readonly override?: ContainerOverride | undefined;
}

/** A container that runs one command and ends, in the image, variables, files and rights of another one. */
export function taskContainer(base: ContainerPlan, task: Task): ContainerPlan {
  const { name, command, memory = base.resources.memory, cpu = '100m' } = task;
  const { ephemeralStorage = base.resources.ephemeralStorage } = task;
  const { memory: memoryLimit = base.resources.memoryLimit } = task;
  return {
    ...base,
    name,
    ...startOf(base.entrypoint, command, undefined),
    ports: [],
    probes: undefined,
    preStop: NO_PRE_STOP,
    resources: { memory, memoryLimit, cpu, cpuLimit: undefined, ephemeralStorage },
    override: override(inherited(base.override), task.override),
  };
}

/** What a chart added to the container by hand belongs to whoever does its work, except how it serves. */
function inherited({
  env,
  envFrom,
  volumeMounts,
  securityContext,
  workingDir,
  imagePullPolicy,
}: ContainerOverride = {}): ContainerOverride {
  return {
    ...(env && { env }),
    ...(envFrom && { envFrom }),
    ...(volumeMounts && { volumeMounts }),
    ...(securityContext && { securityContext }),
    ...(workingDir !== undefined && { workingDir }),
    ...(imagePullPolicy !== undefined && { imagePullPolicy }),
  };
}
