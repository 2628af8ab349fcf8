import { checkMemory, isDnsLabel, type Memory, type Path } from '../kernel';

/** Directories that a container may write to, absolute, with the most that they may hold. */
export type Writable = Readonly<Record<string, Memory>>;

/** A directory of its own for one pod: empty at the start, gone at the end. */
export interface ScratchPlan {
  readonly volume: string;
  readonly mountPath: string;
  readonly sizeLimit: Memory;
}

/** The root file system is read-only, so whatever is written needs a directory here. */
export function planScratch(writable: Writable, path: Path): readonly ScratchPlan[] {
  const taken = new Set<string>();
  return Object.entries(writable).map(([mountPath, sizeLimit]) => {
    checkMemory(sizeLimit, path.at(mountPath));
    if (!/^\/[^/]/.test(mountPath) || mountPath.endsWith('/') || mountPath.includes('..')) {
      path.at(mountPath).refuse('an absolute directory', mountPath, "write it as '/app/tmp/cache'");
    }
    const volume = volumeName(mountPath, taken);
    taken.add(volume);
    return { volume, mountPath, sizeLimit };
  });
}

/** The last segment where it is free and a name, else the whole path. */
function volumeName(mountPath: string, taken: ReadonlySet<string>): string {
  const segments = mountPath
    .toLowerCase()
    .replace(/[^a-z0-9/]+/g, '-')
    .split('/')
    .filter(Boolean);
  const short = segments.at(-1) ?? '';
  return isDnsLabel(short) && !taken.has(short) ? short : segments.join('-').replace(/^-+|-+$/g, '');
}
