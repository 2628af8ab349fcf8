/** A Secret of a chart whose values come from the source that its environment has. */
export interface SecretProps {
  /**
   * Keys that something else reads than the pods of this chart, such as an ingress controller.
   * @default - what the pods read
   */
  readonly keys?: readonly string[];
  /** @default 'Opaque' */
  readonly type?: SecretType;
}

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export type SecretType =
  | 'Opaque'
  | 'kubernetes.io/basic-auth'
  | 'kubernetes.io/dockerconfigjson'
  | 'kubernetes.io/ssh-auth'
  | 'kubernetes.io/tls';

/** By name. */
export type ChartSecrets = Readonly<Record<string, SecretProps>>;
