import type { ContainerPlan } from './container-plan';
import { taskContainer } from './task-container';

/** Holds a pod back until the schema that its version needs is there. */
export interface Guard {
  /** Ends with 0 when nothing is pending, with anything else while it is; the kubelet repeats it. */
  readonly command: readonly string[];
  /** Seconds that the migration may take, and so the pods may wait. */
  readonly wait: number;
}

/** The guard as an init container beside `base`: same image, variables and rights. */
export const guardContainer = (base: ContainerPlan, { command }: Guard): ContainerPlan =>
  taskContainer(base, { name: 'wait-for-migration', command, ephemeralStorage: '64Mi' });
