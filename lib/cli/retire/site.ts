import { type Environment, field, type Json, records } from '../../kernel';
import { type Ask, apiServer } from '../cluster/api';
import { refusal } from '../cluster/refusal';
import { patient } from '../rollout/patient-ask';
import { type Named, refusedObject, type Site } from '../rollout/refused-object';
import { type Resources, resourcesOf } from '../rollout/resources';

/** A cluster, as whoever looks after a service's data sees it. */
export interface DataSite extends Site {
  readonly ask: Ask;
  readonly resources: Resources;
}

export function siteOf(service: string, { cluster }: Environment): DataSite {
  const context = cluster.context ?? cluster.name;
  const ask = patient(apiServer(context));
  return { service, cluster: cluster.name, context, ask, resources: resourcesOf(ask) };
}

/** The objects of a list; of a refusal only the status is shown, for a list of Secrets is one of values. */
export async function listed(
  { service, cluster, ask }: DataSite,
  url: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly Json[]> {
  const { status, body } = await ask({ method: 'GET', url, query });
  if (status < 300) return records(field(body, 'items'));
  const fix = status === 403 ? 'ask for the permission to list them' : 'try again in a while';
  throw refusal(`${service}/${cluster}`, `a list of ${url.split('/').at(-1)}`, `HTTP ${status}`, fix);
}

/** The object as the cluster has it; undefined where it is not there. */
export const readAt = (site: DataSite, object: Named): Promise<unknown> =>
  site.resources.read(object, (answer) => refusedObject(site, object, answer));

/** An address in a namespace. */
export const inNamespace = (api: string, namespace: string, plural: string): string =>
  `${api}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
