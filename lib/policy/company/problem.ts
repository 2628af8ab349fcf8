import { record } from '../../kernel';
import type { Severity } from '../check';

/** What a rule has against an object. */
export interface Problem {
  /** The field below the object, with names of list entries: `spec.template.spec.containers.app.image`. */
  readonly field: string;
  /** @default - the rule's title */
  readonly expected?: string;
  /** A value to be shown, which must not be secret. @default - what stands at the field */
  readonly got?: unknown;
  /** @default - the rule's */
  readonly fix?: string;
  /** Where it depends on the place. @default - the rule's */
  readonly severity?: Severity;
}

/** What a rule returned, as a list; throws for what is none of it, which would otherwise pass as nothing. */
export function problemsIn(returned: unknown): readonly Problem[] {
  return (Array.isArray(returned) ? returned : [returned]).flatMap((one) => {
    if (one === undefined || one === null || one === false) return [];
    if (isProblem(one)) return [one];
    if (typeof record(one).field === 'string')
      throw new TypeError("check returned a severity that is none: 'error' or 'warning'");
    throw new TypeError(`check returned ${inWords(one)}, not problems such as { field: 'spec' }`);
  });
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', undefined];

const isProblem = (value: unknown): value is Problem =>
  typeof record(value).field === 'string' && SEVERITIES.includes(record(value).severity);

/** A rule is asked in the middle of a synth, which waits for nothing. */
const inWords = (value: unknown): string => (value instanceof Promise ? 'a promise' : typeof value);
