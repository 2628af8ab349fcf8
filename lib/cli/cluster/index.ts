export { type ClusterStore, openClusterStore } from './cluster-store';
export type { SecretPlace } from './place';
