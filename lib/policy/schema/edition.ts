/** What an object is read against: Kubernetes in a minor version, or the definition of a custom resource. */
export interface Edition {
  /** As findings call it: `Kubernetes 1.34`, or a group and version. */
  readonly name: string;
  readonly minor: number;
  /** Whether nothing newer can be in the cluster; where it can, what is unknown may be new and is a warning. */
  readonly certain: boolean;
  /** Whether it is Kubernetes itself, which serves new beta versions on demand only. */
  readonly native: boolean;
}
