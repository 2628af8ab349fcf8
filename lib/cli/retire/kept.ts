import { type Manifest, SYNC_OPTIONS } from '../../kernel';

/** What Argo CD leaves where it is, whatever a commit drops: what holds data, and what makes Secrets. */
export const isKept = ({ metadata }: Manifest): boolean =>
  (metadata.annotations?.[SYNC_OPTIONS] ?? '')
    .split(',')
    .map((option) => option.trim())
    .includes('Prune=false');

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job'];

export const isWorkload = (kind: string): boolean => WORKLOADS.includes(kind);

/** `Deployment/yashima-api, CronJob/yashima-expiry`. */
export const named = (objects: readonly Pick<Manifest, 'kind' | 'metadata'>[]): string =>
  objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).join(', ');
