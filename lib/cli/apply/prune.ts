import { isKeptForever } from '../../kernel';
import { deleteObject } from '../rollout/delete-object';
import { type Entry, keyOf } from './inventory';
import { applicationOf } from './preflight';
import { read } from './requests';
import type { Workplace } from './site';

/** What earlier applies have brought and the file has no more, what was brought last first. */
export function surplus(before: readonly Entry[], now: readonly Entry[]): readonly Entry[] {
  const kept = new Set(now.map(keyOf));
  return before.filter((entry) => !kept.has(keyOf(entry))).toReversed();
}

/** Deletes them, but for what is to stay whatever happens. */
export async function prune(at: Workplace, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    const live = await read(at, entry);
    if (live === undefined) continue;
    const name = `${entry.kind}/${entry.metadata.name}`;
    if (isKept(entry, live)) {
      at.tell(`${name} is not in the file any more and stays: it is never pruned`);
      continue;
    }
    await deleteObject(at, entry, live, 'Background');
    at.tell(`${name} pruned`);
  }
}

/** Namespaces take everything in them along; what Argo CD has taken over is its own. */
const isKept = ({ kind }: Entry, live: unknown): boolean =>
  kind === 'Namespace' || applicationOf(live) !== undefined || isKeptForever(live);
