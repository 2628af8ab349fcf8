import type { NameOr } from '../kernel';

/** The account that the pods of a chart run under, made by the chart. */
export interface ServiceAccountProps {
  /** Exact name, 63 characters at most. @default - the service's name */
  readonly name?: string;
  /**
   * Who it is to a cloud, first of all: `eks.amazonaws.com/role-arn`, `iam.gke.io/gcp-service-account`.
   * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html @default - nobody
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Beside those of the library. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Secrets of type `kubernetes.io/dockerconfigjson` that images are pulled with. @default - none */
  readonly pullSecrets?: readonly NameOr<'Secret'>[];
  /** What has a kind is an account that exists. */
  readonly kind?: never;
}
