import type { ContainerOverride, PodOverride } from './override';
import type { ProbesProps } from './probe-props';
import type { ResourcesProps } from './resources-plan';
import type { ShutdownProps } from './shutdown-props';
import type { Writable } from './writable-plan';

/** What runs in a pod: one container that does the work. */
export interface PodProps extends ResourcesProps {
  /** `registry/name:tag` or `…@sha256:…`, immutable. @default - the release of this service and cluster */
  readonly image?: string;
  /** Replaces the image's entrypoint; exec form, no shell. @default - the image's entrypoint */
  readonly command?: readonly string[];
  /** Arguments of the entrypoint. @default - the image's */
  readonly args?: readonly string[];
  /** What it listens on, 1 to 65535. @default - nothing: it serves nobody */
  readonly port?: number;
  /** When it has started, is ready, is alive. @default - with a port, whether it opens; none otherwise */
  readonly probes?: ProbesProps;
  /** How it is stopped. @default - from the longest request (30s), or the longest job (25s) */
  readonly shutdown?: ShutdownProps;
  /** User and group id that it runs as, never 0. @default 1000 */
  readonly user?: number;
  /** Directories that it may write to beside /tmp, with the most that they may hold. @default - none */
  readonly writable?: Writable;
  /** Directory below /tmp made with the sticky bit before the start, for Ruby's `Dir.tmpdir`. @default - none */
  readonly stickyTmp?: string;
  /** Fields of the pod that no prop names. @default - none */
  readonly pod?: PodOverride;
  /** Fields of the container that no prop names. @default - none */
  readonly container?: ContainerOverride;
}
