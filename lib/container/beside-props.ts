import type { Cpu, Duration, Memory } from '../kernel';
import type { HelperVariables } from './helper-variables';
import type { ContainerOverride } from './override';
import type { PortProps } from './port-props';
import type { ProbesProps } from './probe-props';
import type { ResourcesProps } from './resources-plan';
import type { Volumes } from './volume-props';
import type { Writable } from './writable';

/**
 * A container beside the main one, of an image of its own. It runs as the pod's user, with a root file system
 * that nobody changes.
 */
export interface BesideProps extends ResourcesProps {
  /** `registry/name:tag` or `…@sha256:…`, immutable. */
  readonly image: string;
  /** Replaces the image's entrypoint; exec form, no shell. @default - the image's entrypoint */
  readonly command?: readonly string[];
  /** Arguments of the entrypoint. @default - the image's */
  readonly args?: readonly string[];
  /**
   * Its own: texts that anybody may read, `{ secret, key }` and `{ field }`. Those of the main container are not
   * its business. @default - none
   */
  readonly variables?: HelperVariables;
  /** Files that it sees, by path; the same source, or the same `name`, is the same volume. @default - none but /tmp */
  readonly volumes?: Volumes;
  /** Directories of its own beside the pod's /tmp, or instead of it where it names '/tmp'. @default - none */
  readonly writable?: Writable;
  /**
   * Memory asked for, and the limit unless `memoryLimit` says more: less than a Rails process has, and within the
   * platform's limits. @default '128Mi'
   */
  readonly memory?: Memory;
  /** CPU asked for: its share when the node is busy. @default '50m' */
  readonly cpu?: Cpu;
  /** Local disk, asked for and limited alike, for logs and for what `writable` holds. @default '256Mi' */
  readonly ephemeralStorage?: Memory;
  /** Fields of the container that no prop names. @default - none */
  readonly container?: ContainerOverride;
}

/**
 * A reverse proxy in front of the main container: the Service, the load balancer's checks and the shutdown
 * go through it. It must listen on `port` and lead to the main container's.
 */
export interface ProxyProps extends BesideProps {
  /** Its container's name. @default 'proxy' */
  readonly name?: string;
  /** What it listens on; never a port of another container, for a pod has one address. @default 8080, called http */
  readonly port?: PortProps;
  /**
   * When it is ready and alive. While the main container boots it answers 502, which is no reason to restart
   * it. @default - readiness asks what the main container's asks, through the proxy; liveness its open port
   */
  readonly probes?: ProbesProps;
  /**
   * How long it goes on when the pod leaves. Less than the main container's preStop is refused, for it would be
   * gone before what it leads to, and so is what the grace does not hold.
   * @default - the main container's preStop + longestRequest
   */
  readonly preStop?: Duration;
  /**
   * What makes it finish and go, such as `['nginx', '-s', 'quit']`: run after `preStop` by the `sh` of its image;
   * TERM, or the signal that the image names, follows as soon as it returns. @default - the signal alone
   */
  readonly quit?: readonly string[];
}

/** A helper that runs as long as the pod does: an exporter, a tunnel to a database. */
export interface SidecarProps extends BesideProps {
  /**
   * Whether it starts before and stops after the main container, and never keeps a Job from ending: an init
   * container that is restarted. Needs Kubernetes 1.29, and is refused below where it is asked for. One that is
   * not native runs `sleep` before its stop, to the end of the last request or job. @default - true from 1.29 up
   */
  readonly native?: boolean;
  /** Ports that others may reach, by name; none that another container of the pod has. @default - none */
  readonly ports?: Readonly<Record<string, number>>;
  /** Asked at its port, where it has one, else where a probe says. @default - none */
  readonly probes?: ProbesProps;
}

/**
 * What has to end well before the main container starts, in the order in which it is written: after the native
 * sidecars, which it may use, and before the guards of migrations.
 */
export interface InitProps extends Omit<BesideProps, 'image'> {
  /**
   * Another one has only its own variables and files, and small amounts. @default - the main container's, with its
   * variables, files, amounts and rights; it then needs a command
   */
  readonly image?: string;
}
