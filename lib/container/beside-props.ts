import type { Duration } from '../kernel';
import type { ContainerOverride } from './override';
import type { PortProps } from './port-props';
import type { ProbesProps } from './probe-props';
import type { ResourcesProps } from './resources-plan';
import type { Volumes } from './volume-props';
import type { Writable } from './writable-plan';

/** A container beside the main one, of an image of its own. */
export interface BesideProps extends ResourcesProps {
  /** `registry/name:tag` or `…@sha256:…`, immutable. */
  readonly image: string;
  /** Replaces the image's entrypoint; exec form, no shell. @default - the image's entrypoint */
  readonly command?: readonly string[];
  /** Arguments of the entrypoint. @default - the image's */
  readonly args?: readonly string[];
  /** Clear variables of its own; those of the main container are not its business. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** Files that it sees. @default - none but the pod's /tmp */
  readonly volumes?: Volumes;
  /** Directories that it may write to beside /tmp. @default - none */
  readonly writable?: Writable;
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
  /** What it listens on; never the main container's. @default 8080, called http */
  readonly port?: PortProps;
  /** @default - readiness as the main container's, through the proxy; liveness whether its port opens */
  readonly probes?: ProbesProps;
  /**
   * How long it goes on when the pod leaves; less than the main container's preStop is refused: it would
   * be gone before what it leads to. @default - the main container's preStop + longestRequest
   */
  readonly preStop?: Duration;
  /** What makes it finish and go, run after `preStop`, such as `['nginx', '-s', 'quit']`. @default - TERM */
  readonly quit?: readonly string[];
}

/** A helper that runs as long as the pod does: an exporter, a tunnel to a database. */
export interface SidecarProps extends BesideProps {
  /**
   * Whether it starts before and stops after the main container, and never keeps a Job from ending: an init
   * container that is restarted. Needs Kubernetes 1.29. @default - true from 1.29 up
   */
  readonly native?: boolean;
  /** Ports that others may reach, by name. @default - none */
  readonly ports?: Readonly<Record<string, number>>;
  /** @default - none */
  readonly probes?: ProbesProps;
}

/** What has to end well before the main container starts, in the order in which they are written. */
export interface InitProps extends Omit<BesideProps, 'image'> {
  /** @default - the main container's, with its variables, files and rights */
  readonly image?: string;
}
