import { type Json, PART_OF, textAt } from '../../kernel';
import { jobHasEnded } from '../rollout/conditions';
import { type DataSite, inNamespace, listed } from './site';

const LISTS = [
  { kind: 'Deployment', api: '/apis/apps/v1', plural: 'deployments' },
  { kind: 'StatefulSet', api: '/apis/apps/v1', plural: 'statefulsets' },
  { kind: 'DaemonSet', api: '/apis/apps/v1', plural: 'daemonsets' },
  { kind: 'CronJob', api: '/apis/batch/v1', plural: 'cronjobs' },
  { kind: 'Job', api: '/apis/batch/v1', plural: 'jobs' },
  { kind: 'Pod', api: '/api/v1', plural: 'pods' },
] as const;

/**
 * What may still write data: in a namespace of the service's own everything there, else what is labelled as part of it.
 * Jobs and pods that have ended stay behind, as hooks of Argo CD do, and write nothing.
 */
export async function workloadsLeft(
  site: DataSite,
  namespace: string,
  isOwned: boolean,
): Promise<readonly string[]> {
  const query: Readonly<Record<string, string>> = isOwned
    ? {}
    : { labelSelector: `${PART_OF}=${site.service}` };
  const found = await Promise.all(
    LISTS.map(async ({ kind, api, plural }) =>
      (await listed(site, inNamespace(api, namespace, plural), query))
        .filter((object) => !hasEnded(kind, object))
        .map((object) => `${kind}/${textAt(object, 'metadata', 'name')}`),
    ),
  );
  return found.flat();
}

function hasEnded(kind: string, object: Json): boolean {
  if (kind === 'Pod') return /^(Succeeded|Failed)$/.test(textAt(object, 'status', 'phase') ?? '');
  return kind === 'Job' && jobHasEnded(object);
}
