/** A pause of syncs, from apps/freezes.yaml, where `kube freeze` writes it. */
export interface Freeze {
  /** Undefined for every service. */
  readonly service: string | undefined;
  /** Names of clusters; never empty. */
  readonly clusters: readonly string[];
  /** Whole minutes of UTC, `2026-11-21T15:30Z`. */
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  /** Who asked for it. */
  readonly by: string | undefined;
}
