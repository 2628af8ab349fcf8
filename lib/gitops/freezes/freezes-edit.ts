import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Freeze } from './freeze';
import { minuteOf } from './minute';

/** Which pauses are meant: those of a service, or those of all services, in some clusters. */
export type FreezePlace = Pick<Freeze, 'service' | 'clusters'>;

const HEADER = ' Pauses of syncs: kube freeze writes them, kube unfreeze takes them away.';

/** The file with one pause more. What the same service had in those clusters makes way, and so does what is over. */
export const freezeIn = (text: string | undefined, freeze: Freeze): string =>
  edited(text, (document) => {
    const list = listOf(document);
    const free = without(list, freeze).filter((entry) => !isLongOver(entry, new Date(freeze.from)));
    list.items = [...free, entryOf(document, freeze)];
  });

/**
 * The file in which the pauses of a service end now in some clusters. They stay in it for a day: what was committed
 * meanwhile is brought as a whole only while Argo CD knows that there was a pause (`isPaused`).
 */
export const unfreezeIn = (text: string, place: FreezePlace, now: Date): string =>
  edited(text, (document) => {
    const list = listOf(document);
    const ended = list.items.flatMap((entry) => endedPart(document, entry, place, now));
    list.items = [...without(list, place).filter((entry) => !isLongOver(entry, now)), ...ended];
  });

/** The file without what has been over for a day; the same text where nothing is. */
export function withoutOver(text: string, now: Date): string {
  if (!listOf(parsed(text)).items.some((entry) => isLongOver(entry, now))) return text;
  return edited(text, (document) => {
    const list = listOf(document);
    list.items = list.items.filter((entry) => !isLongOver(entry, now));
  });
}

function edited(text: string | undefined, change: (document: Document) => void): string {
  const document = parsed(text ?? `#${HEADER}\n\n`);
  change(document);
  const list = listOf(document);
  list.flow = list.items.length === 0;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Every scalar is text, as whoever reads the file takes it. */
const parsed = (text: string): Document => parseDocument(text, { schema: 'failsafe', logLevel: 'error' });

/** What the document lists; an empty file lists nothing yet. */
function listOf(document: Document): YAMLSeq {
  const { contents } = document;
  if (isSeq(contents)) return contents;
  const list = document.createNode([]);
  document.contents = list;
  // what the file said above nothing stays above the list
  if (typeof document.comment === 'string') {
    document.commentBefore = document.comment;
    document.comment = null;
  }
  return list;
}

/** The entries, less some clusters for one service: an entry that has others beside them keeps these. */
const without = ({ items }: YAMLSeq, { service, clusters }: FreezePlace): unknown[] =>
  items.filter((entry) => {
    if (!isMap(entry) || entry.get('service') !== service) return true;
    const named = entry.get('clusters');
    if (!isSeq(named)) return true;
    named.items = named.items.filter((node) => !clusters.includes(String(node)));
    return named.items.length > 0;
  });

const DAY = 24 * 60 * 60_000;

function isLongOver(entry: unknown, now: Date): boolean {
  const until = isMap(entry) ? entry.get('until') : undefined;
  return typeof until === 'string' && new Date(until).getTime() + DAY <= now.getTime();
}

/** What an entry says of these clusters, ended; nothing where it is about others, or over before. */
function endedPart(document: Document, entry: unknown, { service, clusters }: FreezePlace, now: Date) {
  if (!isMap(entry) || entry.get('service') !== service) return [];
  const named = entry.get('clusters');
  const held = isSeq(named) ? named.items.map(String).filter((name) => clusters.includes(name)) : [];
  const [from, until] = [String(entry.get('from')), String(entry.get('until'))];
  if (held.length === 0) return [];
  const copy = entry.clone();
  if (!isMap(copy)) return [];
  copy.set('clusters', document.createNode(held, { flow: true }));
  copy.set('until', [until, laterOf(minuteOf(now), nextMinute(from))].sort()[0]);
  return [copy];
}

/** A pause goes on for a minute at least. */
const nextMinute = (time: string): string => minuteOf(new Date(new Date(time).getTime() + 60_000));

const laterOf = (one: string, other: string): string => (one > other ? one : other);

function entryOf(document: Document, { service, clusters, from, until, reason, by }: Freeze): YAMLMap {
  return document.createNode({
    ...(service !== undefined && { service }),
    clusters: document.createNode(clusters, { flow: true }),
    from,
    until,
    reason,
    ...(by !== undefined && { by }),
  });
}
