import type { IConstruct } from 'constructs';
import type { EnvProps } from '../config';
import type { ContainerOverride, MetadataProps, PodPlan } from '../container';
import type { Cpu, Memory } from '../kernel';
import type { LimitsProps } from './job-plan';

/** Where assets can go: a prefix of a bucket, such as `s3://bucket/assets`. */
export type Bucket = `s3://${string}` | `gs://${string}`;

/** Whose assets can be uploaded: whatever has a pod, whose image holds them. */
export interface AssetOwner extends IConstruct {
  readonly pod: PodPlan;
}

/** Which files are added to a bucket before any pod of their version serves. */
export interface AssetUploadProps extends LimitsProps {
  /** Whose assets they are: image, account and nodes are those of its pods. */
  readonly service: AssetOwner;
  /** The prefix below which files keep their paths from `directory` on. @default - none: `command` knows it */
  readonly to?: Bucket;
  /** Where the image has them, absolute. @default '/rails/public/assets' */
  readonly directory?: string;
  /**
   * What the bucket says of every file: one that changes has another digest in its name.
   * @default 'public, max-age=31536000, immutable'
   */
  readonly cacheControl?: string;
  /**
   * What uploads instead of the bucket's own tool, exec form. What deletes is refused (F46).
   * @default - `aws s3 sync`, or `gcloud storage rsync`, which add and delete nothing
   */
  readonly command?: readonly string[];
  /** An image that has the tool. @default - the service's has it, and its variables */
  readonly uploader?: UploaderProps;
  /** Whether each cluster has a bucket of its own. @default false: it runs in the primary cluster */
  readonly perCluster?: boolean;
  /** @default - the service's; 512Mi for an uploader */
  readonly memory?: Memory;
  /** @default '100m' */
  readonly cpu?: Cpu;
  /**
   * Labels and annotations of the pods, the labels also of the Job; they win over those of the service's pods.
   * @default - as they
   */
  readonly metadata?: MetadataProps;
  /** Fields of the container that no prop names. @default - none */
  readonly container?: ContainerOverride;
  /** Name of the Job, 63 characters at most. @default - the service's name and the construct's id */
  readonly name?: string;
}

/** An image of the tool's; the files are copied from the service's, to the same directory. */
export interface UploaderProps {
  /** `registry/name:tag` or `…@sha256:…`, immutable. */
  readonly image: string;
  /** All that it reads: it has none of the service's variables, but its cloud identity. @default - none */
  readonly variables?: EnvProps;
  /** The most that the files may take. @default '512Mi' */
  readonly size?: Memory;
}
