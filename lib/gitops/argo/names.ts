/** What the Application of a service in a cluster is called. */
export const applicationName = (service: string, cluster: string): string => `${service}-${cluster}`;

/** The Application that keeps Argo CD's own objects as they are in `dist/argocd`, and its project. */
export const PLATFORM = 'platform';

/**
 * On a workload that has replicas and will get an autoscaler: `prepared`. Its Application then leaves the number of pods
 * alone before Git drops it.
 */
export const AUTOSCALING = 'cdk8s-rails/autoscaling';
