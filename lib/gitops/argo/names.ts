/** What the Application of a service in a cluster is called. */
export const applicationName = (service: string, cluster: string): string => `${service}-${cluster}`;

/** The Application that keeps Argo CD's own objects as they are in `dist/argocd`, and its project. */
export const PLATFORM = 'platform';
