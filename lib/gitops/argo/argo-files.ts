import type { Manifest } from '../../kernel';
import type { ArgoFleet } from './argo-fleet';

/** What is written below `dist/argocd`: a file's path in there to its objects, in the order in which they are read. */
export const argoFiles = (_fleet: ArgoFleet): ReadonlyMap<string, readonly Manifest[]> => new Map();
