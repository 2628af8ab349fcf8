import type { ContainerEnv, Image } from '../kernel';
import type { ContainerOverride } from './override';
import type { PortPlan } from './port-props';
import type { ProbesPlan } from './probes-plan';
import type { ResourcesPlan } from './resources-plan';

/** A volume, and where a container sees it. */
export interface MountPlan {
  readonly volume: string;
  readonly mountPath: string;
  readonly subPath?: string;
  /** Undefined where nobody said, and it may be written to. */
  readonly readOnly?: boolean;
}

/** Everything that is decided about one container. */
export interface ContainerPlan {
  readonly name: string;
  readonly image: Image;
  /** The image's own where it is kept, so that commands are its arguments; undefined where it is replaced. */
  readonly entrypoint: readonly string[] | undefined;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly env: ContainerEnv;
  /** The one that serves first, if any. */
  readonly ports: readonly PortPlan[];
  readonly probes: ProbesPlan | undefined;
  readonly preStop: PreStop;
  readonly resources: ResourcesPlan;
  readonly mounts: readonly MountPlan[];
  /** Of an init container that runs as long as the pod: a native sidecar. */
  readonly restart?: 'Always';
  readonly override: ContainerOverride | undefined;
}

/** How long a container sleeps before its process is told to stop. */
export interface PreStop {
  /** 0 for none. */
  readonly seconds: number;
  /** The native sleep needs no binary in the image, but Kubernetes 1.30. */
  readonly native: boolean;
  /** What is run after the sleep; undefined where TERM is all. */
  readonly command?: readonly string[];
}

/** For what nobody sends requests to. */
export const NO_PRE_STOP: PreStop = { seconds: 0, native: true };
