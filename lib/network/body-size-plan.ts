import { bytes, checkMemory, type Memory, type Path } from '../kernel';

/** Bytes, whole ones; 0 for no limit, undefined for that of the controller. */
export function planBodySize(size: Memory | 'unlimited' | undefined, path: Path): number | undefined {
  if (size === undefined) return undefined;
  if (size === 'unlimited') return 0;
  return checkMemory(size, path) ? Math.ceil(bytes(size)) : undefined;
}
