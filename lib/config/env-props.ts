import type { NameOr } from '../kernel';

/** Variables of a service's containers, declared once for all of them. */
export interface EnvProps {
  /**
   * Values that anybody may read. Numbers and booleans become strings. A value with `$(OTHER)` is put
   * together from variables of `secret`, `field` or `clear` that stand before it, or that the library gives;
   * `$$(OTHER)` is the text `$(OTHER)`. @default - none
   */
  readonly clear?: Readonly<Record<string, ClearValue>>;
  /**
   * Names in `clear` whose values look drawn by lot, as keys do, and which anybody may read all the same: the
   * key of a script in the browser. What is known as a secret by its name or its form stays refused. A name that
   * is not in `clear`, or whose value does not look so, is an error: what is not needed would let the next value
   * through. Where only one environment has such a value, `pick` the list too. @default - none
   */
  readonly public?: readonly string[];
  /** Keys of the Secret `dotenv`, or of a named Secret. Values never pass through here. @default - none */
  readonly secret?: readonly (string | SecretKeys)[];
  /** Facts about the pod itself, from the downward API. @default - none */
  readonly field?: Readonly<Record<string, FieldPath>>;
  /** Every key of a Secret or ConfigMap that exists elsewhere. @default - none */
  readonly from?: readonly WholeSource[];
  /**
   * Exact name of the ConfigMap of clear values, 63 characters at most, where somebody else looks for it. It
   * can be changed then: a change rolls the pods all the same, but an old pod that restarts meanwhile, or
   * after a rollback by hand, reads the new values. @default - the service's name and a hash of the content,
   * immutable
   */
  readonly configMap?: string;
}

/** Numbers in plain digits: what JavaScript rounds or writes with an exponent is refused. */
export type ClearValue = string | number | boolean;

/** Keys of one named Secret. */
export interface SecretKeys {
  /** The Secret's name, or an object of that kind, such as one of cdk8s-plus-28. */
  readonly from: NameOr<'Secret'>;
  /** Variables called as their keys, or variables and the keys that they come from. */
  readonly keys: readonly string[] | Readonly<Record<string, string>>;
  /** Whether a pod may start without them. @default - not said, so false */
  readonly optional?: boolean;
}

/** A Secret or ConfigMap of which every key becomes a variable; single variables win over it. */
export type WholeSource = (
  | { readonly secret: NameOr<'Secret'>; readonly configMap?: never }
  | { readonly configMap: NameOr<'ConfigMap'>; readonly secret?: never }
) & {
  /** Put before every key. @default - nothing */
  readonly prefix?: string;
  /** Whether a pod may start without it. @default - not said, so false */
  readonly optional?: boolean;
};

/** What the downward API knows. https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export type FieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.podIP'
  | 'status.podIPs'
  | `${'requests' | 'limits'}.${'cpu' | 'memory' | 'ephemeral-storage'}`;
