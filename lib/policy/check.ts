import type { Placed, World } from './world';

/** What a check has against an object. */
export interface Objection {
  readonly to: Placed;
  /** The field below the object, in words of its YAML: `spec.selector`. */
  readonly field: string;
  readonly expected: string;
  /** A value to be shown; `Words` where it is described or must not be shown. */
  readonly got: unknown;
  readonly fix: string;
  /** The other objects that it takes to be wrong; of another service, they make it everybody's matter. */
  readonly with?: readonly Placed[];
  /** Where it depends on the place, as what is an error in production only. @default - the check's */
  readonly severity?: Severity;
}

/** An error stops the service; a warning is printed, and a chart may acknowledge it with a reason. */
export type Severity = 'error' | 'warning';

/** What a table of checks says of one. */
export interface CheckInfo {
  /** Printed with every finding of the check; warnings are acknowledged by it. */
  readonly id: string;
  /** What holds when it finds nothing. */
  readonly title: string;
  readonly severity: Severity;
  /** What happens in the cluster otherwise. */
  readonly why: string;
  /** What to do about it, in general; an objection says it for its object. */
  readonly fix: string;
}

/** One question to everything that is rendered for a cluster. */
export interface Check extends CheckInfo {
  readonly run: (world: World) => Iterable<Objection>;
}

/** One question to all clusters at once, of which each is a world. */
export interface FleetCheck extends CheckInfo {
  readonly run: (worlds: readonly World[]) => Iterable<Objection>;
}

/** `Kind name`, as objections speak of another object. */
export const nameIn = ({ object }: Placed): string => `${object.kind} ${object.metadata.name}`;
