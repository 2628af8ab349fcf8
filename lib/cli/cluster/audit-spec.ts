import type { Event } from 'kubernetes-types/core/v1';
import type { Emitted } from '../../kernel';
import type { Audit, Change } from '../env/store';
import { MANAGER } from './manager';
import type { SecretPlace } from './place';
import { namesWithin, shortened } from './within-bytes';

/** Annotations that say who changed a Secret last, and never a value. */
export const AUDITED = [
  'kube-env/changed-by',
  'kube-env/changed-at',
  'kube-env/reason',
  'kube-env/changed-keys',
] as const;

type Annotations = Readonly<Record<(typeof AUDITED)[number], string>>;

/** All annotations of an object have 256 KiB, which others need too. */
const LONGEST = 4096;

/** One apply writes all four, so that they always speak of the same change. */
export const auditAnnotations = (change: Change, { who, when, why }: Audit): Annotations => ({
  'kube-env/changed-by': shortened(who, LONGEST),
  'kube-env/changed-at': when.toISOString(),
  'kube-env/reason': shortened(why, LONGEST),
  'kube-env/changed-keys': namesWithin([...change.keys()].sort(), LONGEST),
});

/**
 * The Event that a change leaves: `kubectl events --for secret/dotenv` shows it for an hour or so. It comes
 * after the annotations, which stay.
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export function auditEvent(
  { namespace, secret }: SecretPlace,
  { name, uid }: { readonly name: string; readonly uid: string },
  change: Change,
  audit: Audit,
): Emitted<Event> {
  const time = audit.when.toISOString().replace(/\.\d+/, '');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name },
    type: 'Normal',
    reason: 'EnvChanged',
    message: auditMessage(change, audit),
    involvedObject: { apiVersion: 'v1', kind: 'Secret', namespace, name: secret, ...(uid !== '' && { uid }) },
    source: { component: MANAGER },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
  };
}

/** An Event's message has 1024 bytes: keys, name and reason share them. */
export function auditMessage(change: Change, { who, why }: Audit): string {
  const set = [...change].filter(([, value]) => value !== undefined).map(([key]) => key);
  const removed = [...change].filter(([, value]) => value === undefined).map(([key]) => key);
  const room = set.length > 0 && removed.length > 0 ? 200 : 400;
  const done = [
    ...(set.length > 0 ? [`set ${namesWithin(set.sort(), room)}`] : []),
    ...(removed.length > 0 ? [`removed ${namesWithin(removed.sort(), room)}`] : []),
  ];
  const head = `${shortened(who, 200)} ${done.join(' and ')}`;
  return why === '' ? head : `${head}: ${shortened(why, 1022 - Buffer.byteLength(head))}`;
}
