import { field, type Json, records, text, textAt } from './json';
import { inPod, type Pod } from './pod';

/** Something that a pod needs in its namespace before it can start. */
export interface PodReference {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim';
  readonly name: string;
  /** The one entry that is asked for; undefined for the whole object. */
  readonly key: string | undefined;
  /** Whether the pod starts without it. */
  readonly optional: boolean;
  /** Where in the object that makes the pod it stands. */
  readonly at: string;
}

/** Everything that a pod refers to by name, in the order in which its YAML does. */
export const referencesOf = (pod: Pod): readonly PodReference[] => [
  ...reference('ServiceAccount', pod.spec, inPod(pod, 'spec.serviceAccountName'), 'serviceAccountName'),
  ...pod.containers.flatMap(({ container, at }) => [
    ...records(container.envFrom).flatMap((source, index) => environment(source, `${at}.envFrom.${index}`)),
    ...records(container.env).flatMap(({ name, valueFrom }) => variable(valueFrom, `${at}.env.${name}`)),
  ]),
  ...records(pod.spec.volumes).flatMap((volume) =>
    mounted(volume, inPod(pod, `spec.volumes.${volume.name}`), subPathsOf(volume.name, pod)),
  ),
];

const environment = (source: Json, at: string) => [
  ...reference('ConfigMap', source.configMapRef, at),
  ...reference('Secret', source.secretRef, at),
];

const variable = (source: unknown, at: string) => [
  ...reference('ConfigMap', field(source, 'configMapKeyRef'), at),
  ...reference('Secret', field(source, 'secretKeyRef'), at),
];

const mounted = (volume: Json, at: string, single: readonly string[]) => [
  ...files('ConfigMap', volume.configMap, at, single),
  ...files('Secret', volume.secret, at, single, 'secretName'),
  ...reference('PersistentVolumeClaim', volume.persistentVolumeClaim, at, 'claimName'),
  ...records(field(volume, 'projected', 'sources')).flatMap(({ configMap, secret }) => [
    ...files('ConfigMap', configMap, at, []),
    ...files('Secret', secret, at, []),
  ]),
];

/** A volume has the whole object in it, or the keys that its items name, of which single ones may be mounted. */
function files(
  kind: PodReference['kind'],
  source: unknown,
  at: string,
  single: readonly string[],
  by = 'name',
): PodReference[] {
  const [whole] = reference(kind, source, at, by);
  if (whole === undefined) return [];
  const items = records(field(source, 'items')).map((item) => text(item.key));
  const keys = items.length > 0 ? items : single;
  return keys.length === 0 ? [whole] : keys.map((key) => ({ ...whole, key }));
}

/** The files of a volume that are mounted by themselves; none where somebody mounts all of it. */
function subPathsOf(volume: unknown, pod: Pod): readonly string[] {
  const mounts = pod.containers
    .flatMap(({ container }) => records(container.volumeMounts))
    .filter(({ name }) => name === volume);
  const paths = mounts.flatMap((mount) => text(mount.subPath) ?? []);
  return paths.length === mounts.length ? [...new Set(paths)] : [];
}

function reference(kind: PodReference['kind'], source: unknown, at: string, by = 'name'): PodReference[] {
  const name = textAt(source, by);
  if (name === undefined) return [];
  const optional = field(source, 'optional') === true;
  return [{ kind, name, key: text(field(source, 'key')), optional, at }];
}
