import type { ArgoFleet, Deployed } from './argo-fleet';
import type { Team } from './argo-plan';

/** How Argo CD calls the cluster in which it runs itself. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** A cluster as destination: a central Argo CD knows it by the name under which it was registered. */
export const clusterOf = (
  { argo }: ArgoFleet,
  cluster: string,
): { readonly name: string } | { readonly server: string } =>
  argo.installation === 'central' ? { name: cluster } : { server: IN_CLUSTER };

/** What one Argo CD has to know: everything, or what concerns its own cluster. */
export const fleetOf = (fleet: ArgoFleet, cluster: string): ArgoFleet => ({
  ...fleet,
  clusters: fleet.clusters.filter(({ name }) => name === cluster),
  deployed: fleet.deployed.filter((deployed) => deployed.cluster === cluster),
  freezes: fleet.freezes.filter(({ clusters }) => clusters.includes(cluster)),
});

/** Whether a team is responsible for a service. */
export const isOf = ({ services }: Team, service: string): boolean =>
  services === undefined || services.includes(service);

/** What a team has in the clusters, by service and cluster. */
export const deployedOf = ({ deployed }: ArgoFleet, team: Team): readonly Deployed[] =>
  deployed.filter(({ service }) => isOf(team, service));
