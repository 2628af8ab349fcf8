/** A field or value that is still served, and what to write instead. */
export interface Deprecation {
  /** The minor version from which it is deprecated. */
  readonly since: number;
  readonly instead: string;
  /** Whether only one of its values is deprecated. @default - all */
  readonly value?: string;
}

const csi = (since: number): Deprecation => ({
  since,
  instead: 'use a CSI driver, for nothing mounts it any more',
});

/**
 * By type and field. Those of which the API server warns too, and `serviceAccount`, of which it only documents it.
 * https://kubernetes.io/docs/reference/using-api/deprecation-policy/
 */
export const DEPRECATED_FIELDS: Readonly<Record<string, Deprecation>> = {
  'PodSpec.serviceAccount': { since: 0, instead: 'write serviceAccountName' },
  'Volume.gitRepo': { since: 11, instead: 'clone in an init container into an emptyDir' },
  'Volume.scaleIO': csi(22),
  'Volume.flocker': csi(25),
  'Volume.quobyte': csi(25),
  'Volume.storageos': csi(25),
  'Volume.photonPersistentDisk': csi(16),
  'Volume.glusterfs': csi(26),
  'Volume.cephfs': csi(28),
  'Volume.rbd': csi(28),
  'ServiceSpec.externalIPs': { since: 36, instead: 'use type LoadBalancer' },
  'ServiceSpec.trafficDistribution': {
    since: 34,
    instead: 'write PreferSameZone, which means the same',
    value: 'PreferClose',
  },
};

/** By annotation. */
export const DEPRECATED_ANNOTATIONS: Readonly<Record<string, Deprecation>> = {
  'kubernetes.io/ingress.class': { since: 18, instead: 'write spec.ingressClassName' },
  'service.kubernetes.io/topology-aware-hints': {
    since: 27,
    instead: 'write service.kubernetes.io/topology-mode, or spec.trafficDistribution from 1.31',
  },
  'volume.beta.kubernetes.io/storage-class': { since: 6, instead: 'write spec.storageClassName' },
  'storageclass.beta.kubernetes.io/is-default-class': {
    since: 6,
    instead: 'write storageclass.kubernetes.io/is-default-class',
  },
  'scheduler.alpha.kubernetes.io/critical-pod': { since: 13, instead: 'write spec.priorityClassName' },
  'seccomp.security.alpha.kubernetes.io/pod': {
    since: 19,
    instead: 'write spec.securityContext.seccompProfile',
  },
};

/** By what an annotation begins with; the name of a container follows. */
export const DEPRECATED_PREFIXES: Readonly<Record<string, Deprecation>> = {
  'container.seccomp.security.alpha.kubernetes.io/': {
    since: 19,
    instead: 'write securityContext.seccompProfile of the container',
  },
  'container.apparmor.security.beta.kubernetes.io/': {
    since: 30,
    instead: 'write securityContext.appArmorProfile of the container',
  },
};

/** Labels of nodes that kubelets set no more. https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export const DEPRECATED_NODE_LABELS: Readonly<Record<string, Deprecation>> = {
  'beta.kubernetes.io/arch': { since: 14, instead: 'write kubernetes.io/arch' },
  'beta.kubernetes.io/os': { since: 14, instead: 'write kubernetes.io/os' },
  'beta.kubernetes.io/instance-type': { since: 17, instead: 'write node.kubernetes.io/instance-type' },
  'failure-domain.beta.kubernetes.io/region': { since: 17, instead: 'write topology.kubernetes.io/region' },
  'failure-domain.beta.kubernetes.io/zone': { since: 17, instead: 'write topology.kubernetes.io/zone' },
};
