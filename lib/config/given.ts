/** What the library sets itself, so that a chart need not and must not. */
export interface Given {
  /** Values that a chart may replace. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Values that belong to a prop: variable to what to write instead. */
  readonly owned: Readonly<Record<string, { readonly value: string; readonly instead: string }>>;
  /** Secret keys that every pod needs. */
  readonly secret: readonly string[];
}

/** For workloads that no framework knows. */
export const NOTHING_GIVEN: Given = { defaults: {}, owned: {}, secret: [] };
