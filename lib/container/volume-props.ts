import type { Duration, Memory, NameOr } from '../kernel';

/** Volumes by the absolute path at which the container sees them. */
export type Volumes = Readonly<Record<string, VolumeProps>>;

/** Where files come from, and how the container sees them. */
export type VolumeProps = VolumeSource & {
  /** Name of the volume in the pod. @default - from its path */
  readonly name?: string;
  /** Path inside the volume. @default - all of it */
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

/** A PersistentVolumeClaim: a VolumeClaim, one of cdk8s-plus-28, or the name of one that exists. */
export interface ClaimVolume {
  readonly claim: NameOr<'PersistentVolumeClaim'>;
}

/** A share of a server that somebody else runs. */
export interface NfsVolume {
  readonly nfs: { readonly server: string; readonly path: string };
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
  readonly configMap: NameOr<'ConfigMap'>;
}

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
  /** Permissions of the files, such as 0o440. @default 0o444 of a ConfigMap, 0o440 of a Secret */
  readonly mode?: number;
  /** Whether a pod may start without it. @default - not said, so false */
  readonly optional?: boolean;
}

/** A token of the pod's service account for somebody else than the API server. */
export interface TokenVolume {
  readonly token: {
    /** Who it is for. */
    readonly audience: string;
    /** 10m at least: https://kubernetes.io/docs/concepts/storage/projected-volumes/ @default '1h' */
    readonly expiration?: Duration;
    /** Its file. @default 'token' */
    readonly path?: string;
  };
}

/** A driver of the cluster: a bucket as files, secrets of a store. */
export interface CsiVolume {
  readonly csi: {
    readonly driver: string;
    readonly attributes?: Readonly<Record<string, string>>;
  };
}
