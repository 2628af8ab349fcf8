import type { Path } from './path';

/** Memory or storage with a binary unit: `'768Mi'`, `'1.5Gi'`. */
export type Memory = `${number}${'Ki' | 'Mi' | 'Gi' | 'Ti'}`;

/** CPU in cores or thousandths of one: `'250m'`, `'2'`, `'0.5'`. */
export type Cpu = `${number}m` | `${number}`;

const BYTES = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;
const MEMORY = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti)$/;
const CPU = /^(\d+)m$|^(\d+(?:\.\d{1,3})?)$/;

/** Bytes, or NaN for what is no memory quantity. The type admits odd forms (`'1e3Mi'`), so this decides. */
export function bytes(memory: Memory): number {
  const [, count, unit] = MEMORY.exec(memory) ?? [];
  return count === undefined ? Number.NaN : Number(count) * BYTES[unit as keyof typeof BYTES]; // MEMORY knows the units
}

/** Thousandths of a core, or NaN. */
export function millicores(cpu: Cpu): number {
  const [, milli, cores] = CPU.exec(cpu) ?? [];
  if (milli !== undefined) return Number(milli);
  // 1.001 * 1000 is 1000.9999999999999
  return cores === undefined ? Number.NaN : Math.round(Number(cores) * 1000);
}

/**
 * Refuses what is no amount of memory, and none at all: a container without memory cannot start. Reports one
 * that ends inside a byte, which the API server warns about each time it reads it. Returns whether it is one.
 */
export function checkMemory(memory: Memory, path: Path): boolean {
  const amount = bytes(memory);
  if (!(amount > 0)) {
    path.refuse("an amount such as '768Mi' or '1.5Gi'", memory, 'use Ki, Mi, Gi or Ti');
    return false;
  }
  if (!Number.isInteger(amount)) {
    path.warn('M1', 'whole bytes', memory, `write it as '${Math.ceil(amount / BYTES.Mi)}Mi'`);
  }
  return true;
}

/** Refuses what is no amount of CPU, none at all, and what is finer than a thousandth of a core. */
export function checkCpu(cpu: Cpu, path: Path): void {
  if (!(millicores(cpu) > 0)) {
    path.refuse("an amount such as '250m' or '2'", cpu, 'use thousandths of a core (m) or cores');
  }
}
