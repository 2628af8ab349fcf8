import type { ContainerEnv, Image } from '../kernel';
import type { ContainerOverride } from './override';
import type { ProbesPlan } from './probes-plan';
import type { ResourcesPlan } from './resources-plan';

export interface MountPlan {
  readonly volume: string;
  readonly mountPath: string;
}

/** Everything that is decided about one container. */
export interface ContainerPlan {
  readonly name: string;
  readonly image: Image;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly env: ContainerEnv;
  readonly port: number | undefined;
  readonly probes: ProbesPlan | undefined;
  /** Seconds to sleep before the process is told to stop; 0 for none. */
  readonly preStop: PreStop;
  readonly resources: ResourcesPlan;
  readonly mounts: readonly MountPlan[];
  readonly override: ContainerOverride | undefined;
}

/** The native sleep needs no binary in the image, but Kubernetes 1.30. */
export interface PreStop {
  readonly seconds: number;
  readonly native: boolean;
}

export const NO_PRE_STOP: PreStop = { seconds: 0, native: true };
