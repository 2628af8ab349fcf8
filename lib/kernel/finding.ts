import { looksSecret } from './secret-shape';
import { withoutSecrets } from './without-secrets';

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
  /** The rendered object that it is about; props that were refused before anything was rendered have none. */
  readonly where?: Whereabouts;
}

/** Where in what was rendered something is wrong. */
export interface Whereabouts {
  readonly service: string;
  readonly environment: string;
  readonly cluster: string;
  readonly kind: string;
  readonly name: string;
  /** Empty outside namespaces. */
  readonly namespace: string;
  /** Below the object: `spec.template.spec`. */
  readonly field: string;
  /** The construct that the object came from: `yashima/rails/web/deployment`; undefined for plain YAML. */
  readonly construct?: string;
}

/** The finding as it may be kept, printed and written into a report: keys in its path may be secrets too. */
export const withNothingSecret = ({ path, expected, got, fix, where, ...rest }: Finding): Finding => ({
  path: withoutSecrets(path),
  expected: withoutSecrets(expected),
  got: withoutSecrets(got),
  fix: withoutSecrets(fix),
  ...rest,
  ...(where && { where: whereabouts(where) }),
});

const whereabouts = ({ construct, ...where }: Whereabouts): Whereabouts => ({
  service: withoutSecrets(where.service),
  environment: where.environment,
  cluster: where.cluster,
  kind: withoutSecrets(where.kind),
  name: withoutSecrets(where.name),
  namespace: withoutSecrets(where.namespace),
  field: withoutSecrets(where.field),
  ...(construct !== undefined && { construct: withoutSecrets(construct) }),
});

/** One line: path first, then expected, got and fix, lower case, no final period, and nothing secret. */
export function describe(finding: Finding): string {
  const { path, expected, got, fix, severity, id } = withNothingSecret(finding);
  const rule = id === undefined ? '' : `${severity === 'warning' ? 'warning ' : ''}${id}: `;
  return onOneLine(`${path}: ${rule}expected ${expected}, got ${got}; ${fix}`);
}

/** The one error class: everything that is wrong, sorted, a finding a line. */
export class InvalidProps extends Error {
  override readonly name = 'InvalidProps';

  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(describe).sort().join('\n'));
    // Node prints the fields of an error that nobody catches
    this.findings = findings.map(withNothingSecret);
  }
}

/**
 * How a value is shown in a finding: on one line, strings quoted, nothing for undefined, long ones cut.
 * What looks like a secret goes before the cut, behind which nobody would know it.
 */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'function') return 'a function';
  const text = onOneLine(typeof value === 'string' ? `'${withoutSecrets(value)}'` : asJson(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A construct refers to itself, which JSON cannot say. */
function asJson(value: unknown): string {
  try {
    return withoutSecrets(JSON.stringify(value, visible) ?? String(value));
  } catch {
    return 'an object';
  }
}

/** What is secret by its name or its shape, before escapes change the shape. */
const visible = (key: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  return looksSecret(key, value) && withoutSecrets(value) === value ? '…' : withoutSecrets(value);
};

/** A finding is a line, and a terminal obeys control characters. */
const onOneLine = (text: string): string =>
  text
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
