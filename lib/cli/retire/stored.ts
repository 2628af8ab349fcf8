import { type Environment, type Manifest, PART_OF, textAt } from '../../kernel';
import { refusal } from '../cluster/refusal';
import type { Fleet } from '../fleet';
import { type Named, pathOfObject } from '../rollout/refused-object';
import { type DataSite, inNamespace, listed, readAt } from './site';
import { objectsOf, type Target } from './target';

/** What a service has stored in a cluster. */
export interface Stored {
  readonly site: DataSite;
  readonly environment: Environment;
  readonly namespace: string;
  /** Whether the namespace is the service's own, and goes with all that is in it. */
  readonly isOwned: boolean;
  /** What has to be deleted, in this order. */
  readonly objects: readonly Named[];
}

/** From what dist kept of a service: its namespace takes along what is in it. */
export function planStored(site: DataSite, environment: Environment, kept: readonly Manifest[]): Stored {
  const namespaces = kept.filter(({ kind }) => kind === 'Namespace');
  const [own] = namespaces;
  const inside = kept.find(({ metadata }) => metadata.namespace !== undefined)?.metadata.namespace;
  const namespace = own?.metadata.name ?? inside ?? site.service;
  const others = kept.filter(
    (object) => object !== own && (own === undefined || object.metadata.namespace !== namespace),
  );
  return {
    site,
    environment,
    namespace,
    isOwned: own !== undefined,
    objects: [...others, ...(own ? [own] : [])],
  };
}

/** Refuses a namespace in which other services of the fleet have something. */
export function checkAlone(target: Target, { site, environment, namespace, isOwned }: Stored): void {
  if (!isOwned) return;
  const others = namesOf(target.fleet)
    .filter((name) => name !== target.service)
    .filter((name) =>
      objectsOf(target, environment, name).some(({ metadata }) => metadata.namespace === namespace),
    );
  if (others.length === 0) return;
  throw refusal(
    `${site.service}/${site.cluster}`,
    `namespace ${namespace} for ${site.service} alone`,
    `objects of ${others.join(', ')} in it`,
    `retire ${others.join(' and ')} there first, or move it`,
  );
}

const namesOf = ({ services }: Fleet): readonly string[] => services.map(({ name }) => name);

/** The objects that are there; refuses those that are no part of the service, whoever has made them since. */
export async function present({ site, objects }: Stored): Promise<readonly Named[]> {
  const found: Named[] = [];
  for (const object of objects) {
    const live = await readAt(site, object);
    if (live === undefined) continue;
    const owner = textAt(live, 'metadata', 'labels', PART_OF);
    if (owner !== site.service) {
      const got = owner === undefined ? 'one that is no part of it' : `one of ${owner}`;
      throw refusal(pathOfObject(site, object), `an object of ${site.service}`, got, 'see who has made it');
    }
    found.push(object);
  }
  return found;
}

/** What goes, for whoever has to decide: claims with sizes, Secrets by name and never with a value. */
export async function storedLines(stored: Stored): Promise<readonly string[]> {
  const { site, namespace, isOwned } = stored;
  const objects = await present(stored);
  const names = new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
  const isMeant = (kind: string, object: unknown): boolean =>
    isOwned
      ? names.has(`Namespace/${namespace}`)
      : names.has(`${kind}/${textAt(object, 'metadata', 'name')}`);
  const listIn = async (kind: string, plural: string) =>
    (await listed(site, inNamespace('/api/v1', namespace, plural))).filter((object) => isMeant(kind, object));
  const claims = await listIn('PersistentVolumeClaim', 'persistentvolumeclaims');
  const secrets = isOwned ? await listIn('Secret', 'secrets') : [];
  return [
    ...objects
      .filter(({ kind }) => kind !== 'PersistentVolumeClaim')
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ...claims.map((claim) => `PersistentVolumeClaim ${textAt(claim, 'metadata', 'name')}, ${sizeOf(claim)}`),
    ...secrets
      .filter(({ type }) => type !== 'kubernetes.io/service-account-token')
      .map((secret) => `Secret ${textAt(secret, 'metadata', 'name')}`),
  ];
}

/** What there is, else what was asked for. */
const sizeOf = (claim: unknown): string =>
  textAt(claim, 'status', 'capacity', 'storage') ??
  textAt(claim, 'spec', 'resources', 'requests', 'storage') ??
  'of unknown size';
