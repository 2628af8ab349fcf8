/** One kind of value without parts. */
export interface Plain {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  /** Whether it is a form of strings, which is shown where it is wrong; other strings may be secret. */
  readonly form?: boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const matches = (form: RegExp) => (value: unknown) => isText(value) && form.test(value);

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
/** https://pkg.go.dev/time#ParseDuration */
const DURATION = /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** By the letter that the tables write. */
export const PLAIN: Readonly<Record<string, Plain>> = {
  s: { expected: 'a string', holds: isText },
  i: { expected: 'a whole number', holds: Number.isInteger },
  n: { expected: 'a number', holds: (value) => typeof value === 'number' },
  b: { expected: 'true or false', holds: (value) => typeof value === 'boolean' },
  x: { expected: 'a whole number or a string', holds: (value) => isText(value) || Number.isInteger(value) },
  q: {
    expected: "a quantity such as '500m' or '1Gi'",
    holds: (value) => typeof value === 'number' || (isText(value) && QUANTITY.test(value)),
    form: true,
  },
  // custom resources take quantities as whole numbers or strings
  p: {
    expected: "a quantity such as '500m' or '1Gi'",
    holds: (value) => Number.isInteger(value) || (isText(value) && QUANTITY.test(value)),
    form: true,
  },
  d: { expected: "a duration such as '1m30s'", holds: matches(DURATION), form: true },
  t: {
    expected: "a point in time such as '2026-01-31T12:00:00Z'",
    holds: (value) =>
      value instanceof Date || (isText(value) && TIME.test(value) && !Number.isNaN(Date.parse(value))),
    form: true,
  },
  y: {
    expected: 'base64',
    holds: (value) => isText(value) && BASE64.test(value.replaceAll(/[\r\n]/g, '')),
  },
};
