import type { Path } from '../../kernel';
import { parsePlain } from '../plain-yaml';
import type { Freeze } from './freeze';
import { checkTimes } from './freeze-times';

/** What a freeze may be of. */
export interface FreezeNames {
  /** Those that go away too: a pause that is over must not stop everybody. */
  readonly clusters: readonly string[];
}

const KEYS: readonly string[] = [
  'service',
  'clusters',
  'from',
  'until',
  'reason',
  'by',
] satisfies (keyof Freeze)[];

/** The pauses that a freezes.yaml lists, those that are over too: nothing here knows what time it is. */
export function planFreezes(text: string, names: FreezeNames, path: Path): readonly Freeze[] {
  const content = parsePlain(text, path);
  if (content === undefined || content === null) return [];
  if (!Array.isArray(content)) {
    path.refuse('a list of pauses', content, "let 'kube freeze' write it, or begin each of them with '-'");
    return [];
  }
  return content.map((entry: unknown, index) => planFreeze(entry, names, path.at(index)));
}

/** What is wrong is refused; the rest is as it is written. */
function planFreeze(entry: unknown, names: FreezeNames, path: Path): Freeze {
  const fields = fieldsOf(entry, path);
  const service = fields === undefined ? undefined : checkedService(fields.service, path.at('service'));
  const { clusters, from, until, reason, by } = fields ?? EMPTY;
  if (fields !== undefined) {
    checkTimes(from, until, path);
    checkText(reason, path.at('reason'), 'a reason', 'write why, for whoever wonders');
    if (by !== undefined) checkText(by, path.at('by'), 'a name', 'write who asked for it, or leave it out');
  }
  return {
    service,
    clusters: fields === undefined ? [] : checkedClusters(clusters, names, path.at('clusters')),
    from: textOf(from),
    until: textOf(until),
    reason: textOf(reason),
    by: by === undefined ? undefined : textOf(by),
  };
}

type Fields = { readonly [key in keyof Freeze]?: unknown };

const EMPTY: Fields = {};

function fieldsOf(entry: unknown, path: Path): Fields | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    path.refuse('{ clusters, from, until, reason }', entry, "let 'kube freeze' write it");
    return undefined;
  }
  for (const key of Object.keys(entry).filter((name) => !KEYS.includes(name))) {
    path.at(key).refuse(`one of ${KEYS.join(', ')}`, key, 'correct the name or remove it');
  }
  return entry;
}

/** Whether there is such a service `kube freeze` asks: one that has gone since concerns nobody any more. */
function checkedService(service: unknown, path: Path): string | undefined {
  if (service === undefined) return undefined;
  if (typeof service === 'string' && service.trim() !== '') return service;
  path.refuse('the name of a service', service, 'correct it, or leave it out for all services');
  return textOf(service);
}

function checkedClusters(clusters: unknown, { clusters: known }: FreezeNames, path: Path): readonly string[] {
  if (!Array.isArray(clusters) || clusters.length === 0) {
    path.refuse('at least one cluster', clusters, `write a list of ${known.join(', ')}`);
    return [];
  }
  for (const [index, cluster] of clusters.entries()) {
    if (typeof cluster === 'string' && known.includes(cluster)) continue;
    path.at(index).refuse(`one of ${known.join(', ')}`, cluster, 'correct the name or remove it');
  }
  return clusters.map(textOf);
}

function checkText(value: unknown, path: Path, expected: string, fix: string): void {
  if (typeof value !== 'string' || value.trim() === '') path.refuse(expected, value, fix);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
