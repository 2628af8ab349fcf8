/** What a look at a release leads to. */
export type Decision =
  | { readonly do: 'go on'; readonly line: string }
  /** Argo CD has not looked at the commit yet. */
  | { readonly do: 'refresh'; readonly line: string }
  /** Argo CD is at a commit that this clone does not know. */
  | { readonly do: 'catch up'; readonly line: string }
  /** A sync of an older commit stands in the way. */
  | { readonly do: 'end sync'; readonly line: string }
  /** Argo CD will not begin by itself. */
  | { readonly do: 'start sync'; readonly line: string }
  | { readonly do: 'done'; readonly line: string }
  | { readonly do: 'fail'; readonly reasons: readonly string[] };
