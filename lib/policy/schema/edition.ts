/** What an object is read against: Kubernetes in a minor version, or the definition of a custom resource. */
export interface Edition {
  /** As findings call it: `Kubernetes 1.34`. */
  readonly name: string;
  readonly minor: number;
  /** Whether nothing newer can be in the cluster; where it can, what is unknown may be new and is a warning. */
  readonly certain: boolean;
  /** Custom resources hold null where their definition allows it; everywhere else it says nothing. */
  readonly refusesNull: boolean;
}
