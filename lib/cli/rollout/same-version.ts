import { field, type Manifest, record, records } from '../../kernel';

/** What tells one release of a container from the next; amounts are left out, for the API server rewrites them. */
const OF_CONTAINER = ['name', 'image', 'command', 'args', 'env', 'envFrom'];

/**
 * Whether a workload or Job in the cluster runs what the file says: images, commands, variables, files and the
 * labels of its pods. What the API server, webhooks and sidecar injectors add makes no difference.
 */
export function isSameVersion(object: Manifest, live: unknown): boolean {
  const wanted = field(object, 'spec', 'template');
  const found = field(live, 'spec', 'template');
  return (
    covers(field(found, 'metadata'), field(wanted, 'metadata')) &&
    ['initContainers', 'containers'].every((key) =>
      covers(field(found, 'spec', key), records(field(wanted, 'spec', key)).map(of(OF_CONTAINER))),
    ) &&
    covers(field(found, 'spec', 'volumes'), filesOf(wanted))
  );
}

/** A ConfigMap has another name whenever its content is another. */
const filesOf = (template: unknown) =>
  records(field(template, 'spec', 'volumes'))
    .filter(({ configMap }) => configMap !== undefined)
    .map(({ name, configMap }) => ({ name, configMap: { name: field(configMap, 'name') } }));

const of =
  (keys: readonly string[]) =>
  (object: unknown): object =>
    Object.fromEntries(Object.entries(record(object)).filter(([key]) => keys.includes(key)));

/** Whether `found` has everything that `wanted` has; what has a name is found by it. */
function covers(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return wanted.every((item, index) => covers(counterpart(found, item, index), item));
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  return Object.entries(wanted).every(
    ([key, value]) => value === undefined || covers(field(found, key), value),
  );
}

function counterpart(found: unknown, item: unknown, index: number): unknown {
  const items: readonly unknown[] = Array.isArray(found) ? found : [];
  const name = field(item, 'name');
  return name === undefined ? items[index] : items.find((other) => field(other, 'name') === name);
}
