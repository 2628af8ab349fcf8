const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

const known = new Map<string, number>();

/**
 * What a quantity of anything is worth, however it is written: `1Gi`, `1024Mi`, `1e3`; NaN for what is none. Numbers are
 * quantities too. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  // charts have few quantities, and many places where they stand
  const before = known.get(value);
  if (before !== undefined) return before;
  const read = parsed(value);
  known.set(value, read);
  return read;
}

function parsed(written: string): number {
  const [, count, unit, exponent] = QUANTITY.exec(written) ?? [];
  if (count === undefined) return Number.NaN;
  return Number(count) * (unit === undefined ? 10 ** Number(exponent ?? 0) : (UNITS[unit] ?? 1));
}
