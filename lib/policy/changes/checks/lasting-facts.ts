import { entryOf, record } from '../../../kernel';
import { type Change, type ChangeCheck, ofKinds } from '../change';
import { frozen } from '../frozen';

/** What is said once of a class, a kind or a quota. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  'PriorityClass.scheduling.k8s.io': ['value', 'preemptionPolicy'],
  'StorageClass.storage.k8s.io': ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  'VolumeAttributesClass.storage.k8s.io': ['driverName', 'parameters'],
  'IngressClass.networking.k8s.io': ['spec.controller'],
  'RuntimeClass.node.k8s.io': ['handler'],
  'CustomResourceDefinition.apiextensions.k8s.io': ['spec.scope', 'spec.names.kind'],
  'EndpointSlice.discovery.k8s.io': ['addressType'],
  ResourceQuota: ['spec.scopes'],
};

/** A volume may be told these later, and never where it is. */
const OF_VOLUMES = new Set([
  'capacity',
  'accessModes',
  'claimRef',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'mountOptions',
  'nodeAffinity',
  'volumeAttributesClassName',
]);

const FIX = 'make one by another name, and name that where it is used';

/** https://kubernetes.io/docs/reference/kubernetes-api/ */
export const lastingFacts: ChangeCheck = {
  id: 'I8',
  title: 'classes, volumes, kinds and quotas keep what can be said once',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds([...Object.keys(FIXED), 'PersistentVolume'], (change) =>
    frozen(change, fieldsOf(change), FIX),
  ),
};

function fieldsOf({ before, after }: Change): readonly string[] {
  if (after.kind !== 'PersistentVolume') return entryOf(FIXED, after.kind) ?? [];
  const names = [before, after.object].flatMap((object) => Object.keys(record(object.spec)));
  return [...new Set(names)].filter((name) => !OF_VOLUMES.has(name)).map((name) => `spec.${name}`);
}
