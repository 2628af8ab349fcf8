import type { Finding } from '../../kernel';

/** A place in a file of the repository. */
export interface FilePlace {
  /** From the top of the repository, with `/`. */
  readonly file: string;
  /** From 1; undefined where the file as a whole is meant. */
  readonly line?: number;
}

/** A finding and where a reviewer looks for it. */
export interface Located {
  readonly finding: Finding;
  /** What somebody wrote: the chart, releases.yaml, the platform. */
  readonly source: FilePlace;
  /** What was rendered of it; undefined for what is not in dist. */
  readonly rendered?: FilePlace;
  /** Further clusters that it holds for in the same words. */
  readonly also: readonly string[];
}
