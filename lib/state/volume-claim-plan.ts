import { checkMemory, checkName, isDnsSubdomain, type Memory, type Path } from '../kernel';

const ACCESS_MODES = ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'] as const;

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export type AccessMode = (typeof ACCESS_MODES)[number];

/** A disk that outlives pods and releases. */
export interface VolumeClaimProps {
  /** How much it holds at least. It can be raised where the class lets it, and is never lowered. */
  readonly size: Memory;
  /**
   * Who may use it at a time: pods of one node, of many, of many without writing, or a single pod. A block
   * device knows no `Many`; a network file system does. It never changes. @default 'ReadWriteOnce'
   */
  readonly accessMode?: AccessMode;
  /**
   * Name of a StorageClass; an empty one takes a volume that somebody made. It never changes.
   * @default - the cluster's
   */
  readonly storageClass?: string;
  /** Its exact name, for a claim that exists already. @default - the service's name and the construct's id */
  readonly name?: string;
}

export interface VolumeClaimPlan {
  readonly name: string;
  readonly size: Memory;
  readonly accessMode: AccessMode;
  /** Undefined for the cluster's. */
  readonly storageClass: string | undefined;
}

export function planVolumeClaim(props: VolumeClaimProps, usualName: string, path: Path): VolumeClaimPlan {
  const { size, accessMode = 'ReadWriteOnce', storageClass, name } = props;
  if (name === undefined) checkName(usualName, path);
  else if (!isDnsSubdomain(name)) {
    path
      .at('name')
      .refuse("a name of lower-case letters, digits, '-' and '.'", name, 'write the name it has');
  }
  checkMemory(size, path.at('size'));
  // the type admits no other, but not every chart is type-checked before it is rendered
  if (!ACCESS_MODES.includes(accessMode)) {
    path.at('accessMode').refuse(`one of ${ACCESS_MODES.join(', ')}`, accessMode, 'correct it');
  }
  if (storageClass !== undefined && storageClass !== '' && !isDnsSubdomain(storageClass)) {
    const fix = 'write the name that it has in the cluster, or leave it out';
    path.at('storageClass').refuse('the name of a StorageClass', storageClass, fix);
  }
  return { name: name ?? usualName, size, accessMode, storageClass };
}
