import type { EnvVar } from 'kubernetes-types/core/v1';
import { WAIT_FOR_MIGRATION } from './container-names';
import type { ContainerPlan } from './container-plan';
import { taskContainer } from './task-container';

/** Holds a pod back until the schema that its version needs is there. */
export interface Guard {
  /** Ends with 0 when nothing is pending, with anything else while it is; the kubelet repeats it. */
  readonly command: readonly string[];
  /** Seconds that the migration may take, and so the pods may wait. */
  readonly wait: number;
  /** What it reads otherwise than the pods, or beside them; undefined for nothing. */
  readonly variables?: readonly EnvVar[];
}

/** The guard as an init container beside `base`: same image, variables and rights. */
export const guardContainer = (base: ContainerPlan, { command, variables }: Guard): ContainerPlan =>
  taskContainer(base, {
    name: WAIT_FOR_MIGRATION,
    command,
    ephemeralStorage: '64Mi',
    ...(variables && { override: { env: [...variables] } }),
  });
