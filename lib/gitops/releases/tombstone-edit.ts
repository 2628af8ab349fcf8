import { type Document, isMap, parseDocument, type YAMLMap } from 'yaml';
import type { Tombstone } from './release';

/** Where a tombstone stands in the file, and what it stands for. */
export interface TombstonePlace {
  /** A cluster's name, or an environment's for all of its clusters. */
  readonly key: string;
  /** Names whose own tombstones say nothing else any more: the clusters of an environment. */
  readonly covered: readonly string[];
}

/** The releases.yaml that says a service was taken away somewhere; whatever else it says stays, comments too. */
export function retireIn(text: string, { key, covered }: TombstonePlace, tombstone: Tombstone): string {
  const document: Document = parseDocument(text, { schema: 'failsafe', logLevel: 'error' });
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const retired = retiredOf(document);
  for (const name of covered) if (name !== key) retired.delete(name);
  retired.set(key, written(document, tombstone));
  return document.toString({ lineWidth: 0 });
}

function retiredOf(document: Document): YAMLMap {
  const there = document.get('retired');
  if (isMap(there)) return there;
  const made = document.createNode({});
  document.set('retired', made);
  return made;
}

/** The short form keeps data: what takes them away is to be seen at once. */
const written = (document: Document, { reason, data }: Tombstone) =>
  data === 'kept' ? document.createNode(reason) : document.createNode({ reason, data }, { flow: true });
