import type { Manifest } from '../../kernel';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job'];

export const isWorkload = (kind: string): boolean => WORKLOADS.includes(kind);

/** `Deployment/yashima-api, CronJob/yashima-expiry`. */
export const named = (objects: readonly Pick<Manifest, 'kind' | 'metadata'>[]): string =>
  objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).join(', ');
