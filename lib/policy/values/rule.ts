import type { Severity } from '../check';

/** What is wrong with a value. */
export interface Complaint {
  /** Below the value that was asked about: `maxSkew`. @default - the value itself */
  readonly at?: string;
  readonly expected: string;
  /** `Words` where the value is described or must not be shown. */
  readonly got: unknown;
  readonly fix: string;
  /** @default - the check's */
  readonly severity?: Severity;
}

/**
 * What is wrong with a value that is there and not null. One of another type than the field takes is the schema's
 * matter, and every rule is silent about it.
 */
export type Rule = (value: unknown) => readonly Complaint[];

export const FINE: readonly Complaint[] = [];

/**
 * Rules by where the value stands: a rule about the value itself, tables of what is inside of it (`ports[].containerPort`,
 * `limits.*`), or several of them.
 */
export type Table = Rule | readonly Table[] | { readonly [pattern: string]: Table };
