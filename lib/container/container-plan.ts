import type { ContainerEnv, Image } from '../kernel';
import type { ContainerOverride } from './override';
import type { ProbesPlan } from './probes-plan';
import type { ResourcesPlan } from './resources-plan';

/** A volume, and where a container sees it. */
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
  readonly preStop: PreStop;
  readonly resources: ResourcesPlan;
  readonly mounts: readonly MountPlan[];
  readonly override: ContainerOverride | undefined;
}

/** How long a container sleeps before its process is told to stop. */
export interface PreStop {
  /** 0 for none. */
  readonly seconds: number;
  /** The native sleep needs no binary in the image, but Kubernetes 1.30. */
  readonly native: boolean;
}

/** For what nobody sends requests to. */
export const NO_PRE_STOP: PreStop = { seconds: 0, native: true };
