import { quantityOf } from '../../kernel';

/** Thousandths, so that sums of CPU stay whole; undefined for what is no quantity of 0 or more. */
export function amountOf(value: unknown): number | undefined {
  const thousandths = quantityOf(value) * 1000;
  if (!(thousandths >= 0)) return undefined;
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
