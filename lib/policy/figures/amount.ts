/** What a unit of a quantity is worth. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
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

const QUANTITY = /^(\+?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

const known = new Map<unknown, number | undefined>();

/** Thousandths, so that sums of CPU stay whole; undefined for what is no quantity of 0 or more. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  // charts have few amounts, and many places where they stand
  if (!known.has(value)) known.set(value, parsed(String(value)));
  return known.get(value);
}

function parsed(text: string): number | undefined {
  const [, count, unit, exponent] = QUANTITY.exec(text) ?? [];
  if (count === undefined) return undefined;
  const factor = unit === undefined ? 10 ** Number(exponent ?? 0) : (UNITS[unit] ?? 1);
  const thousandths = Number(count) * factor * 1000;
  // 0.1 * 1000 * 3 is a hair more than 300
  const whole = Math.round(thousandths);
  return Math.abs(thousandths - whole) < 1e-6 * Math.max(1, whole) ? whole : Math.ceil(thousandths);
}

/** An amount as people write it: memory in Mi or Gi, rounded up, CPU in thousandths, pods as they are. */
export function amountText(resource: string, thousandths: number): string {
  if (!/(memory|storage)$/.test(resource)) {
    return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`;
  }
  const mi = Math.ceil(thousandths / 1000 / 2 ** 20);
  return mi > 0 && mi % 1024 === 0 ? `${mi / 1024}Gi` : `${mi}Mi`;
}
