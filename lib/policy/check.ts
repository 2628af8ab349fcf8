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
}

/** One question to everything that is rendered for a cluster. */
export interface Check {
  /** Printed with every finding of the check. */
  readonly id: string;
  /** What holds when it finds nothing. */
  readonly title: string;
  readonly run: (world: World) => Iterable<Objection>;
}

/** `Kind name`, as objections speak of another object. */
export const nameIn = ({ object }: Placed): string => `${object.kind} ${object.metadata.name}`;
