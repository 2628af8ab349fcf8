import type { DistFiles } from './dist-files';

/** One change to dist. */
export type Operation =
  | { readonly kind: 'write'; readonly path: string; readonly content: string }
  | { readonly kind: 'delete'; readonly path: string }
  /** Takes away what a killed synth left behind: no change to what Argo CD reads. */
  | { readonly kind: 'clean'; readonly path: string };

export interface WritePlanProps {
  /** What the charts give now: path in dist to content. */
  readonly produced: ReadonlyMap<string, string>;
  readonly existing: DistFiles;
  /** Whether a file that nothing gives now stays as it is. */
  stays(path: string): boolean;
}

/** What must change in dist, and nothing that need not: an unchanged file is not touched. */
export function planWrites({ produced, existing, stays }: WritePlanProps): readonly Operation[] {
  const writes = [...produced]
    .filter(([path, content]) => existing.contents.get(path) !== content)
    .map(([path, content]) => ({ kind: 'write', path, content }) as const);
  const deletes = [...existing.contents.keys()]
    .filter((path) => !produced.has(path) && !stays(path))
    .map((path) => ({ kind: 'delete', path }) as const);
  const cleans = existing.leftovers.map((path) => ({ kind: 'clean', path }) as const);
  return [...writes, ...deletes, ...cleans];
}
