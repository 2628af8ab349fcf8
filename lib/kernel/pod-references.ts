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
    mounted(volume, inPod(pod, `spec.volumes.${volume.name}`)),
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

const mounted = (volume: Json, at: string) => [
  ...reference('ConfigMap', volume.configMap, at),
  ...reference('Secret', volume.secret, at, 'secretName'),
  ...reference('PersistentVolumeClaim', volume.persistentVolumeClaim, at, 'claimName'),
  ...records(field(volume, 'projected', 'sources')).flatMap(({ configMap, secret }) => [
    ...reference('ConfigMap', configMap, at),
    ...reference('Secret', secret, at),
  ]),
];

function reference(kind: PodReference['kind'], source: unknown, at: string, by = 'name'): PodReference[] {
  const name = textAt(source, by);
  if (name === undefined) return [];
  const optional = field(source, 'optional') === true;
  return [{ kind, name, key: text(field(source, 'key')), optional, at }];
}
