import { checkMemory, isDnsLabel, type Memory, type Path } from '../kernel';

/** Directories that a container may write to, absolute, with the most that they may hold. */
export type Writable = Readonly<Record<string, Memory>>;

/** A directory of its own for one pod: empty at the start, gone at the end. */
export interface ScratchPlan {
  readonly volume: string;
  readonly mountPath: string;
  readonly sizeLimit: Memory;
}

/** Segments behind slashes, none empty, `.` or `..`, none with the colon that Kubernetes refuses. */
const ABSOLUTE = /^(\/(?!\.{1,2}(\/|$))[^/:]+)+$/;

/** The root file system is read-only, so whatever is written needs a directory here. */
export function planScratch(writable: Writable, path: Path): readonly ScratchPlan[] {
  const taken = new Set<string>();
  return Object.entries(writable).map(([mountPath, sizeLimit]) => {
    checkMemory(sizeLimit, path.at(mountPath));
    if (!ABSOLUTE.test(mountPath)) {
      path.at(mountPath).refuse('an absolute directory', mountPath, "write it as '/app/tmp/cache'");
    }
    const volume = volumeName(mountPath, taken);
    taken.add(volume);
    return { volume, mountPath, sizeLimit };
  });
}

/** The first that is free and a name: the last segment, the whole path, a number. */
function volumeName(mountPath: string, taken: ReadonlySet<string>): string {
  const segments = mountPath
    .toLowerCase()
    .replace(/[^a-z0-9/]+/g, '-')
    .split('/');
  const whole = segments.join('-').replace(/-+/g, '-').replace(/^-|-$/g, '');
  const isFree = (name: string) => isDnsLabel(name) && !taken.has(name);
  return [segments.at(-1) ?? '', whole].find(isFree) ?? `scratch-${taken.size + 1}`;
}
