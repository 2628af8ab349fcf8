import { type Json, record, records, text } from '../../kernel';
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
export function mountsOf({ to, container }: Pick<Process, 'to' | 'container'>): readonly Mount[] {
  const volumes = new Map(records(to.pod.spec.volumes).map((volume) => [volume.name, volume]));
  return records(container.volumeMounts).flatMap(({ name, mountPath, readOnly, subPath, subPathExpr }) => {
    const path = text(mountPath)?.replace(/(?<=.)\/+$/, '');
    if (path === undefined) return [];
    const volume = record(volumes.get(name));
    const isWritable = readOnly !== true && !READ_ONLY.some((source) => source in volume);
    return [
      { path, volume: { name, ...volume }, isWritable, isPart: (subPath ?? subPathExpr) !== undefined },
    ];
  });
}

/** What lies at a directory: the mount that is nearest above it. */
export const mountAt = (mounts: readonly Mount[], directory: string): Mount | undefined =>
  mounts
    .filter(({ path }) => path === '/' || directory === path || directory.startsWith(`${path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0];
