import type { Duration, Memory, NameOr } from '../kernel';

/** Volumes by the absolute path at which the container sees them. */
export type Volumes = Readonly<Record<string, VolumeProps>>;

/** Where files come from, and how the container sees them. */
export type VolumeProps = VolumeSource & {
  /**
   * Name of the volume in the pod: a DNS label. Two that are called the same are one volume, which is how
   * containers share an `emptyDir`. @default - from its path; the same source is the same volume
   */
  readonly name?: string;
  /** Path inside the volume, never out of it. @default - all of it */
  readonly subPath?: string;
  /** @default - true for what is made of a ConfigMap, a Secret or a token, else false */
  readonly readOnly?: boolean;
};

/** Exactly one of them. */
export type VolumeSource =
  | ClaimVolume
  | NfsVolume
  | ScratchVolume
  | ConfigMapVolume
  | SecretVolume
  | TokenVolume
  | CsiVolume;

/** A union's type admits the fields of several kinds at once, and so does whoever reads it. */
export type AnyVolume = Pick<VolumeProps, 'name' | 'subPath' | 'readOnly'> &
  Partial<ClaimVolume & NfsVolume & ScratchVolume & ConfigMapVolume & SecretVolume & TokenVolume & CsiVolume>;

/**
 * A PersistentVolumeClaim: a VolumeClaim, one of cdk8s-plus-28, or the name of one that exists. The pod's files
 * in it belong to the group of its user, so that it may write.
 */
export interface ClaimVolume {
  readonly claim: NameOr<'PersistentVolumeClaim'>;
}

/**
 * A share of a server that somebody else runs; its server decides what the pod's user may do. Pod Security
 * `restricted` lets no pod with one in: there, claim a PersistentVolume that is made of it.
 */
export interface NfsVolume {
  readonly nfs: {
    readonly server: string;
    /** Absolute, as the server exports it. */
    readonly path: string;
  };
}

/** Empty at the start, gone at the end; `writable` says the same in a word where the disk will do. */
export interface ScratchVolume {
  readonly emptyDir: {
    /** The most that it may hold. */
    readonly size: Memory;
    /** Whether it is kept in memory, which counts against the container's. @default false */
    readonly inMemory?: boolean;
  };
}

/** Keys of a ConfigMap as files. */
export interface ConfigMapVolume extends FilesProps {
  readonly configMap: ConfigMapReference;
}

/** One of a fixed name may say what is in it, so that pods are replaced when that changes. */
export type ConfigMapReference =
  | NameOr<'ConfigMap'>
  | { readonly kind: string; readonly name: string; readonly checksum?: string | undefined };

/** Keys of a Secret as files. */
export interface SecretVolume extends FilesProps {
  readonly secret: NameOr<'Secret'>;
}

/** Which keys become files, and where. */
export interface FilesProps {
  /**
   * The one key that is this file: the path is then that of a file, and a later change reaches no running
   * pod. https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath @default - a directory of keys
   */
  readonly key?: string;
  /** Keys, and the paths below the directory that they become. @default - all, called as their keys */
  readonly items?: Readonly<Record<string, string>>;
  /**
   * Permissions of the files, 0 to 0o777; they belong to root, and to the group of the pod's user where others
   * may not read them. @default 0o444 of a ConfigMap, 0o440 of a Secret
   */
  readonly mode?: number;
  /** Whether a pod may start without it. @default - not said, so false */
  readonly optional?: boolean;
}

/**
 * A token of the pod's service account for somebody else than the API server. Only the pod's user reads it:
 * https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export interface TokenVolume {
  readonly token: {
    /** Who it is for. */
    readonly audience: string;
    /** 10m or more; it is renewed before. @default '1h' */
    readonly expiration?: Duration;
    /** Its file, below the directory. @default 'token' */
    readonly path?: string;
  };
}

/** A driver of the cluster: a bucket as files, secrets of a store (which asks for `readOnly: true`). */
export interface CsiVolume {
  readonly csi: {
    readonly driver: string;
    readonly attributes?: Readonly<Record<string, string>>;
  };
}
