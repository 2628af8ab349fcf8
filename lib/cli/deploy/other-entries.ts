import { relative } from 'node:path';
import { parseReleases, type ReleaseNames, type Repository } from '../../gitops';
import { inspect } from '../../kernel';
import { refuse } from '../misuse';

/** A releases.yaml as it lies there, and what it may have as keys. */
export interface ReleaseFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly names: ReleaseNames;
}

/**
 * Refuses entries that differ from the last commit and that a commit is not about: they would be released with it, and
 * nobody was asked.
 */
export function checkOtherEntries(
  command: string,
  repository: Repository,
  { file, text, names }: ReleaseFile,
  own: readonly string[],
): void {
  const path = relative(repository.root, file);
  const before = entriesOf(repository.textAt('HEAD', path) ?? '', names);
  const now = entriesOf(text, names);
  const others = [...new Set([...before.keys(), ...now.keys()])]
    .filter((key) => !own.includes(key))
    .filter((key) => JSON.stringify(before.get(key)) !== JSON.stringify(now.get(key)));
  if (others.length === 0) return;
  const fix = 'commit it first, or put it back';
  refuse(command, `${path} with no other change`, `another one of ${others.join(', ')}`, fix);
}

const entriesOf = (text: string, names: ReleaseNames): ReadonlyMap<string, unknown> =>
  inspect('', (path) => parseReleases(text, names, path)).value ?? new Map<string, unknown>();
