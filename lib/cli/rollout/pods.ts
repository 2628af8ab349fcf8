import { field, type Json, record, records, textAt } from '../../kernel';
import type { Ask } from '../cluster/api';

/** What is asked about pods; whatever may not be asked is a note and no error. */
export interface Pods {
  /** Those that belong to a workload or Job, the oldest first. */
  of(live: unknown): Promise<readonly Json[]>;
  events(object: unknown): Promise<readonly Json[]>;
  log(pod: unknown, container: string, query?: Readonly<Record<string, string>>): Promise<Log>;
}

export type Log = { readonly text: string } | { readonly unavailable: string };

export function podsOf(ask: Ask): Pods {
  const items = async (url: string, query: Readonly<Record<string, string>>): Promise<readonly Json[]> => {
    const { status, body } = await ask({ method: 'GET', url, query });
    return status < 300 ? records(field(body, 'items')) : [];
  };
  return {
    of: async (live) => {
      const labels = Object.entries(record(field(live, 'spec', 'selector', 'matchLabels')));
      const labelSelector = labels.map(([key, value]) => `${key}=${value}`).join(',');
      const found = await items(`${coreUrl(live)}/pods`, { labelSelector });
      return found.toSorted((a, b) => bornAt(a).localeCompare(bornAt(b)));
    },
    events: (object) =>
      items(`${coreUrl(object)}/events`, {
        fieldSelector: `involvedObject.uid=${textAt(object, 'metadata', 'uid') ?? ''}`,
      }),
    log: async (pod, container, query = {}) => {
      const name = encodeURIComponent(textAt(pod, 'metadata', 'name') ?? '');
      const url = `${coreUrl(pod)}/pods/${name}/log`;
      const { status, body } = await ask({
        method: 'GET',
        url,
        query: { container, ...query },
        accept: 'text/plain',
      });
      if (status < 300 && typeof body === 'string') return { text: body };
      return { unavailable: textAt(body, 'message') ?? `HTTP ${status}` };
    },
  };
}

const coreUrl = (object: unknown): string =>
  `/api/v1/namespaces/${encodeURIComponent(textAt(object, 'metadata', 'namespace') ?? '')}`;

const bornAt = (object: unknown): string => textAt(object, 'metadata', 'creationTimestamp') ?? '';
