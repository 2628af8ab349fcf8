/** What one environment or cluster runs, as a releases.yaml says it: `tag` or `sha256:…` alone, or with more. */
export interface Release {
  readonly tag?: string;
  readonly digest?: string;
  readonly note?: string;
  /** The newest migration that the image has, `20261101093000`. */
  readonly schema?: string;
  /** `'true'`: the release before this one works with this one's schema too. */
  readonly compatible?: string;
}

/** That a service was taken away, from `retired` of its releases.yaml: its data are still there, or gone too. */
export interface Tombstone {
  readonly reason: string;
  readonly data: 'kept' | 'deleted';
}
