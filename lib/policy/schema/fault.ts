import type { Severity } from '../check';

/** What an object says that the API server of its version would refuse, drop or take with a warning. */
export interface Fault {
  /** The check that says it: K1 to K6. */
  readonly id: string;
  /** Below the object, in words of its YAML. */
  readonly field: string;
  readonly expected: string;
  /** A value to be shown, or `Words`. */
  readonly got: unknown;
  readonly fix: string;
  /** @default - the check's */
  readonly severity?: Severity;
}
