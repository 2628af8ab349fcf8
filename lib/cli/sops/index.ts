export type { SopsShape, SopsTarget } from './sops-document';
export { openSopsStore, type SopsStore, type SopsStoreProps } from './sops-store';
