import { type Environment, isClusterScoped, type Path } from '../../kernel';
import { groupKind } from './usual-kinds';

/** Kubernetes' own without a group. https://kubernetes.io/docs/reference/kubernetes-api/ */
const CORE: readonly string[] = [
  'ConfigMap',
  'Endpoints',
  'Event',
  'LimitRange',
  'PersistentVolumeClaim',
  'Pod',
  'PodTemplate',
  'ReplicationController',
  'ResourceQuota',
  'Secret',
  'Service',
  'ServiceAccount',
];

const KIND = /^[A-Z][A-Za-z0-9]*(\.[a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$/;

/** Refuses names that no object in a namespace has: Argo CD would take them, and the kind that is meant stays refused. */
export function checkKindNames(
  kinds: readonly (string | undefined)[],
  clusters: readonly Environment[],
  path: Path,
): void {
  const also = clusters.flatMap(({ clusterScoped }) => clusterScoped);
  for (const [index, name] of kinds.entries()) if (name !== undefined) checkKind(name, also, path.at(index));
}

function checkKind(name: string, also: readonly string[], path: Path): void {
  const { group, kind } = groupKind(name);
  if (!KIND.test(name)) {
    path.refuse('a kind, and its group if it has one', name, "write it as 'Kafka.kafka.strimzi.io'");
  } else if (isClusterScoped({ apiVersion: group === '' ? 'v1' : `${group}/v1`, kind }, also)) {
    path.refuse(
      'a kind in namespaces',
      name,
      'remove it: those outside of them are allowed as they are rendered',
    );
  } else if (group === '' && !CORE.includes(kind)) {
    path.refuse('a kind with its group', name, "write it as 'Kafka.kafka.strimzi.io'");
  }
}
