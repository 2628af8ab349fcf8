import type { InitProps, ProxyProps, SidecarProps } from './beside-props';
import type { MetadataProps } from './metadata-props';
import type { ContainerOverride, PodOverride } from './override';
import type { PlacementProps } from './placement-props';
import type { PortProps } from './port-props';
import type { ProbesProps } from './probe-props';
import type { ResourcesProps } from './resources-plan';
import type { ShutdownProps } from './shutdown-props';
import type { Volumes } from './volume-props';
import type { Writable } from './writable';

/** What runs in a pod: one container that does the work, and those that help it. */
export interface PodProps extends ResourcesProps {
  /**
   * `registry/name:tag` or `…@sha256:…`, immutable; `registry/name` alone is another place of the release, with its
   * tag or digest, and refused where there is none. @default - the release of this service and cluster
   */
  readonly image?: string;
  /** Name of the main container: a DNS label that stands once in the pod. @default - the construct's id */
  readonly containerName?: string;
  /** What runs, exec form, no shell: instead of the image's entrypoint. @default - the image's entrypoint */
  readonly command?: readonly string[];
  /** Arguments of the entrypoint. @default - the image's */
  readonly args?: readonly string[];
  /**
   * The image's entrypoint where it must stay, such as `['bundle', 'exec']`: commands, those of a migration
   * too, are then its arguments, without its words where they begin with all of them. One that migrates would do
   * so in every pod. `[]` keeps it without a word of it. @default - replaced
   */
  readonly entrypoint?: readonly string[];
  /** What it listens on, 1 to 65535, called http, or app behind a proxy. @default - nothing: it serves nobody */
  readonly port?: PortProps;
  /**
   * Further ports by name, for metrics and probes; nobody is led to them. Names and numbers stand once in a pod,
   * whose containers share one address. @default - none
   */
  readonly ports?: Readonly<Record<string, number>>;
  /** When it has started, is ready, is alive. @default - with a port, whether it opens; none otherwise */
  readonly probes?: ProbesProps;
  /** How it is stopped. @default - from the longest request (30s), or the longest job (25s) */
  readonly shutdown?: ShutdownProps;
  /** User and group id that it runs as, never 0. @default 1000 */
  readonly user?: number;
  /** Directories that it may write to beside /tmp, with the most that they may hold. @default - none */
  readonly writable?: Writable;
  /** Files that come from elsewhere, by their absolute path; never one of `writable`. @default - none */
  readonly volumes?: Volumes;
  /** Directory below /tmp made with the sticky bit before the start, for Ruby's `Dir.tmpdir`. @default - none */
  readonly stickyTmp?: string;
  /** A reverse proxy in front of it, which has to have a port. @default - none */
  readonly proxy?: ProxyProps;
  /** Helpers that run beside it, by name: that of a container, which stands once in a pod. @default - none */
  readonly sidecars?: Readonly<Record<string, SidecarProps>>;
  /** What has to end well before it starts, by name. @default - none */
  readonly init?: Readonly<Record<string, InitProps>>;
  /** On which nodes, and with what rights there. @default - any */
  readonly placement?: PlacementProps;
  /** Labels and annotations of the pods. @default - the library's */
  readonly metadata?: MetadataProps;
  /** Fields of the pod that no prop names. @default - none */
  readonly pod?: PodOverride;
  /** Fields of the container that no prop names. @default - none */
  readonly container?: ContainerOverride;
}
