import { checkMemory, type Path } from '../kernel';
import type { MountPlan } from './container-plan';
import { isInside, isMountPath } from './mount-path';
import type { PodVolumes } from './pod-volumes';
import type { SourcePlan } from './volume-plan';
import type { AnyVolume, Volumes } from './volume-props';
import { isReadOnly, planSource } from './volume-source-plan';
import type { Writable } from './writable';

/** What a container sees of the volumes of its pod. */
interface MountsProps {
  readonly writable?: Writable;
  readonly volumes?: Volumes;
}

/** Mounts of a container; its own writable directories take the place of those `given` to it. */
export function planMounts(
  { writable = {}, volumes = {} }: MountsProps,
  given: readonly MountPlan[],
  ofPod: PodVolumes,
  path: Path,
): readonly MountPlan[] {
  const kept = given.filter(({ mountPath }) => !Object.hasOwn(writable, mountPath));
  const before = [...kept, ...planWritable(writable, ofPod, path.at('writable'))];
  const taken = new Set(before.map(({ mountPath }) => mountPath));
  const mounted = Object.entries(volumes).flatMap(([mountPath, volume]) => {
    const place = path.at('volumes').at(mountPath);
    checkMountPath(mountPath, place);
    if (taken.has(mountPath)) {
      place.refuse(
        'a path that holds nothing else',
        mountPath,
        'mount it elsewhere, or take it from writable',
      );
    }
    return planVolume(mountPath, volume, ofPod, place) ?? [];
  });
  return [...before, ...mounted];
}

/** The root file system is read-only, so whatever is written needs a directory here. */
const planWritable = (writable: Writable, ofPod: PodVolumes, path: Path): readonly MountPlan[] =>
  Object.entries(writable).map(([mountPath, sizeLimit]) => {
    checkMemory(sizeLimit, path.at(mountPath));
    checkMountPath(mountPath, path.at(mountPath));
    return { volume: ofPod.separate({ emptyDir: { sizeLimit } }, mountPath), mountPath };
  });

function checkMountPath(mountPath: string, path: Path): void {
  if (isMountPath(mountPath)) return;
  path.refuse('an absolute directory', mountPath, "write it as '/app/tmp/cache'");
}

function planVolume(
  mountPath: string,
  props: AnyVolume,
  ofPod: PodVolumes,
  path: Path,
): MountPlan | undefined {
  const source = planSource(props, path);
  if (source === undefined) return undefined;
  const subPath = planSubPath(props, path);
  const readOnly = planReadOnly(source, props.readOnly, path.at('readOnly'));
  return {
    volume: volumeOf(source, props.name, mountPath, ofPod, path),
    mountPath,
    ...(subPath !== undefined && { subPath }),
    ...(readOnly !== undefined && { readOnly }),
  };
}

/** Two empty directories are two, however alike they look. */
function volumeOf(
  source: SourcePlan,
  name: string | undefined,
  mountPath: string,
  ofPod: PodVolumes,
  path: Path,
) {
  if (name !== undefined) return ofPod.named(name, source, path.at('name'));
  return source.emptyDir === undefined ? ofPod.common(source, mountPath) : ofPod.separate(source, mountPath);
}

/** A single file is the path of its key inside the volume. */
function planSubPath({ key, subPath }: AnyVolume, path: Path): string | undefined {
  if (subPath === undefined) return key;
  if (key !== undefined) path.at('subPath').refuse('one of key and subPath', subPath, 'leave subPath out');
  if (!isInside(subPath)) {
    path.at('subPath').refuse('a path inside the volume', subPath, "write it as 'uploads', without '..'");
  }
  return subPath;
}

function planReadOnly(source: SourcePlan, readOnly: boolean | undefined, path: Path): boolean | undefined {
  if (!isReadOnly(source)) return readOnly;
  if (readOnly === false) path.refuse('true', readOnly, 'leave it out: nobody can write to such files');
  return true;
}
