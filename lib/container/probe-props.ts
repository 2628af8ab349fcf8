import type { Duration } from '../kernel';

/** How one probe asks, and how patient it is. It asks in one way: by path, command, or tcp. */
export interface ProbeProps {
  /** HTTP path; any answer from 200 to 399 is well. @default - the common `path` of the probes */
  readonly path?: string;
  /** A command in the container; exit code 0 is well. @default - no command but a request */
  readonly command?: readonly string[];
  /** Only asks whether the port opens. @default false */
  readonly tcp?: boolean;
  /** What it asks: 1 to 65535, declared or not, or the name of a port of the container. @default - its port */
  readonly port?: number | string;
  /** Headers beside the common ones. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Wait before the first question, counted from the container's start. @default - none */
  readonly initialDelay?: Duration;
  /** From one question to the next, 1s or more. @default - startup 2s, readiness 5s, liveness 10s */
  readonly period?: Duration;
  /** 1s is too little for a Ruby process that collects garbage. @default '5s' */
  readonly timeout?: Duration;
  /** Failures in a row until it counts, 1 or more. @default - startup 60, readiness 3, liveness 6 */
  readonly failures?: number;
}

/** A path, all of a probe, or none. */
export type ProbeChoice = string | ProbeProps | false;

/** The three probes, and what they have in common; patience is shared by readiness and liveness only. */
export interface ProbesProps
  extends Pick<ProbeProps, 'path' | 'headers' | 'initialDelay' | 'period' | 'timeout' | 'failures'> {
  /** Holds the other two until the process has booted. @default - asks what liveness asks, 2s × 60 */
  readonly startup?: ProbeChoice;
  /** Takes the pod out of the Service while it fails. @default - the common path, else the open port */
  readonly readiness?: ProbeChoice;
  /** Restarts the container. Never let it ask a database. @default - the common path, else none */
  readonly liveness?: ProbeChoice;
}
