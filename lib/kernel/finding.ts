/**
 * What is wrong with something that a user wrote, in the order in which it helps: where it is, what was
 * expected there, what was found, and what to do about it.
 */
export interface Finding {
  /** `service/cluster/part.property`, or a file's path from the top of the repository. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
  /** An error stops the service that it belongs to; a warning is printed and may be acknowledged. */
  readonly severity: 'error' | 'warning';
  /** Names the rule, so that a warning can be acknowledged. Errors of a single property have none. */
  readonly id?: string;
}

/** One line: path first, then expected, got and fix, lower case, no final period. */
export function describe({ path, expected, got, fix, severity, id }: Finding): string {
  const rule = id === undefined ? '' : `${severity === 'warning' ? 'warning ' : ''}${id}: `;
  return `${path}: ${rule}expected ${expected}, got ${got}; ${fix}`;
}

/** The one error class: everything that is wrong, sorted, a finding a line. */
export class InvalidProps extends Error {
  override readonly name = 'InvalidProps';

  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(describe).sort().join('\n'));
  }
}

/** How a value is shown in a finding: on one line, strings quoted, nothing for undefined, long ones cut. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'function') return 'a function';
  const text = onOneLine(typeof value === 'string' ? `'${value}'` : asJson(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A construct refers to itself, which JSON cannot say. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'an object';
  }
}

/** A finding is a line, and a terminal obeys control characters. */
const onOneLine = (text: string): string =>
  text
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
