import type { Api } from './api';

export interface Live {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** Something that happened to an object. */
export interface Event<T> {
  /** etcd's revision: one clock for all kinds, on which no two events meet. */
  readonly at: number;
  readonly gone: boolean;
  readonly object: T;
}

/** Every change of every object of a kind since the world began, as the API server tells it. */
export interface History<T extends Live> {
  /** Those that there are. */
  now(namespace: string): readonly T[];
  events(namespace: string, from?: number): readonly Event<T>[];
  /** What there was after each event: the state at `from` first. */
  states(namespace: string, from: number): readonly (readonly T[])[];
  stop(): void;
}

interface List<T> {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly T[];
}

interface Told<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

/** Follows a kind in all namespaces; `happened` is called after each event. */
export async function follow<T extends Live>(
  api: Api,
  path: string,
  happened: (event: Event<T>) => void = () => {},
): Promise<History<T>> {
  const events = new Map<string, Event<T>[]>();
  const current = new Map<string, T>();
  const seen = new Set<string>();
  let stopped = false;
  let last = '0';
  let stop = () => {};
  const take = (object: T, gone: boolean) => {
    const { uid, resourceVersion, namespace = '' } = object.metadata;
    last = resourceVersion;
    if (seen.has(`${uid}/${resourceVersion}/${gone}`)) return;
    seen.add(`${uid}/${resourceVersion}/${gone}`);
    const event = { at: Number(resourceVersion), gone, object };
    const known = events.get(namespace) ?? [];
    events.set(namespace, known);
    known.push(event);
    if (gone) current.delete(uid);
    else current.set(uid, object);
    happened(event);
  };
  const watch = () => {
    if (stopped) return;
    stop = api.stream(
      `${path}?watch=1&allowWatchBookmarks=true&resourceVersion=${last}`,
      (line) => {
        const { type, object }: Told<T> = JSON.parse(line);
        if (type === 'ERROR') throw new Error(`the watch of ${path} ends: ${line}`);
        if (type === 'BOOKMARK') last = object.metadata.resourceVersion;
        else take(object, type === 'DELETED');
      },
      () => setTimeout(watch, 100).unref(),
    );
  };
  const { metadata, items } = await api.get<List<T>>(path);
  for (const item of items) take(item, false);
  last = metadata.resourceVersion;
  watch();
  return {
    now: (namespace) =>
      [...current.values()].filter(({ metadata }) => (metadata.namespace ?? '') === namespace),
    events: (namespace, from = 0) => (events.get(namespace) ?? []).filter(({ at }) => at > from),
    states: (namespace, from) => statesOf(events.get(namespace) ?? [], from),
    stop: () => {
      stopped = true;
      stop();
    },
  };
}

function statesOf<T extends Live>(events: readonly Event<T>[], from: number): readonly (readonly T[])[] {
  const objects = new Map<string, T>();
  const take = ({ gone, object }: Event<T>) => {
    if (gone) objects.delete(object.metadata.uid);
    else objects.set(object.metadata.uid, object);
    return [...objects.values()];
  };
  for (const event of events.filter(({ at }) => at <= from)) take(event);
  const before = [...objects.values()];
  return [before, ...events.filter(({ at }) => at > from).map(take)];
}
