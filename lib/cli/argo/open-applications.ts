import type { OpenApplications } from './applications';

/** The Argo CD that the platform names for a cluster, by the context of the kubeconfig that leads to it. */
export const openApplications: OpenApplications = (_platform, _environment) => undefined;
