import { list, type Manifest, record, text, textAt } from '../../kernel';
import { type Named, refusedObject } from '../rollout/refused-object';
import { read, urlOf } from './requests';
import { MANAGER, type Workplace } from './site';

/** An object that an apply has brought. */
export interface Entry {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

export const entryOf = ({ apiVersion, kind, metadata: { name, namespace } }: Named): Entry => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});

/** The same object, whichever version of its kind it is asked for by. */
export const keyOf = ({ apiVersion, kind, metadata: { name, namespace = '' } }: Named): string =>
  [apiVersion.split('/').slice(0, -1).join('/'), kind, namespace, name].join(' ');

/** Each once, as it stands last. */
export const together = (...entries: readonly (readonly Entry[])[]): readonly Entry[] => [
  ...new Map(entries.flat().map((entry) => [keyOf(entry), entry])).values(),
];

/** A ConfigMap of the namespace that knows what an apply has brought, so that the next one can take it away. */
const inventoryOf = ({ service, namespace }: Workplace): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `kube-apply-${service}`, namespace },
});

/** What earlier applies have brought. */
export async function readInventory(at: Workplace): Promise<readonly Entry[]> {
  const written = textAt(await read(at, inventoryOf(at)), 'data', 'objects') ?? '[]';
  return list(JSON.parse(written)).map((entry) => {
    const { apiVersion, kind, name, namespace } = record(entry);
    const place = text(namespace);
    return entryOf({
      apiVersion: text(apiVersion) ?? '',
      kind: text(kind) ?? '',
      metadata: { name: text(name) ?? '', ...(place !== undefined && { namespace: place }) },
    });
  });
}

export async function writeInventory(at: Workplace, entries: readonly Entry[]): Promise<void> {
  const inventory = inventoryOf(at);
  const lines = entries.map(({ apiVersion, kind, metadata }) =>
    JSON.stringify({ apiVersion, kind, ...metadata }),
  );
  const answer = await at.ask({
    method: 'PATCH',
    url: await urlOf(at, inventory),
    query: { fieldManager: MANAGER, force: 'true' },
    type: 'application/apply-patch+yaml',
    body: { ...inventory, data: { objects: `[\n${lines.join(',\n')}\n]` } },
  });
  if (answer.status >= 300) throw refusedObject(at, inventory, answer);
}
