import { type Json, records, text } from '../../kernel';
import { once } from '../once';
import type { PodMaker } from '../world';
import type { Process } from './processes';

/** A directory of a container and the volume of the pod that lies there. */
export interface Mount {
  readonly path: string;
  readonly volume: Json;
  readonly isWritable: boolean;
  /** Whether a part of the volume lies there, not the whole of it. */
  readonly isPart: boolean;
}

const READ_ONLY = ['configMap', 'secret', 'downwardAPI', 'projected', 'image'];

/** What is mounted into a container; a claim template of a StatefulSet is a volume without a source. */
export const mountsOf = ({ to, container }: Pick<Process, 'to' | 'container'>): readonly Mount[] =>
  within(to)(container);

const within = once(({ pod }: PodMaker) => {
  const volumes = records(pod.spec.volumes);
  return once((container: Json): readonly Mount[] =>
    records(container.volumeMounts).flatMap((mount) => mountOf(mount, volumes)),
  );
});

function mountOf(
  { name, mountPath, readOnly, subPath, subPathExpr }: Json,
  volumes: readonly Json[],
): readonly Mount[] {
  const path = text(mountPath);
  if (path === undefined) return [];
  const volume = volumes.find((one) => one.name === name) ?? { name };
  const isWritable = readOnly !== true && !READ_ONLY.some((source) => source in volume);
  return [{ path: plain(path), volume, isWritable, isPart: (subPath ?? subPathExpr) !== undefined }];
}

/** `/tmp/` and `/tmp` are one directory. */
export const plain = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.replace(/\/+$/, '') : path;

/** What lies at a directory: the mount that is nearest above it. */
export function mountAt(mounts: readonly Mount[], directory: string): Mount | undefined {
  let nearest: Mount | undefined;
  for (const mount of mounts) {
    const { path } = mount;
    if (path !== '/' && directory !== path && !directory.startsWith(`${path}/`)) continue;
    if (nearest === undefined || path.length > nearest.path.length) nearest = mount;
  }
  return nearest;
}
