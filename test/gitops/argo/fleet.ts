import type { ArgoFleet, ArgoPlan, Deployed } from '../../../lib/gitops';

export const ARGO: ArgoPlan = {
  repository: 'https://git.example.com/example/deploy.git',
  revision: 'main',
  path: 'dist',
  installation: 'central',
  namespace: 'argocd',
  context: 'argocd',
  url: 'https://argocd.example.com/',
  syncTimeout: 3600,
  kinds: [],
  windows: [],
  slack: { channel: '#deploys', tokenKey: 'slack-token', apiUrl: undefined },
  everyCommit: false,
};

export const deployed = (service: string, cluster: string, more: Partial<Deployed> = {}): Deployed => ({
  service,
  cluster,
  namespaces: [service],
  clusterScoped: [],
  autoscaled: [],
  ...more,
});

/** Two teams with a service each, in two clusters. */
export const FLEET: ArgoFleet = {
  argo: ARGO,
  teams: [
    { name: 'store', services: ['orders'], channel: '#store' },
    { name: 'calendar', services: ['tokei'], channel: '#deploys' },
  ],
  clusters: [
    { name: 'production', environment: 'production' },
    { name: 'qa', environment: 'qa' },
  ],
  deployed: ['orders', 'tokei'].flatMap((service) =>
    ['production', 'qa'].map((cluster) => deployed(service, cluster)),
  ),
  freezes: [],
};

export const fleet = (
  changes: Partial<Omit<ArgoFleet, 'argo'>> & { readonly argo?: Partial<ArgoPlan> },
): ArgoFleet => ({ ...FLEET, ...changes, argo: { ...ARGO, ...changes.argo } });
