import { planArgo, planTeams } from '../gitops';
import { type Cluster, checkName, type Environment, type Path } from '../kernel';
import { checkEnvironment, type Environments } from './environment-check';
import { checkFacts } from './facts-check';
import type { Platform } from './platform';
import type { ClusterFacts, ClusterProps, EnvironmentProps, PlatformProps } from './platform-props';

/** The platform as charts, synth and commands read it; what is wrong with it is filed under `path`. */
export function planPlatform<E extends string>(
  { apps, environments, argo, teams }: PlatformProps<E>,
  path: Path,
): Omit<Platform<E>, 'findings'> {
  const all = planClusters(environments, path.at('environments'));
  const retired = retiredIn(environments);
  const clusters = all.filter(({ cluster }) => !retired.includes(cluster.name));
  const names = Object.keys(environments) as E[]; // Object.keys forgets the names' type
  return {
    apps,
    environments: names,
    clusters,
    retired,
    teams: planTeams(teams, argo?.slack, path.at('teams')),
    ...(argo && { argo: planArgo(argo, clusters, path.at('argo')) }),
  };
}

const retiredIn = (environments: Environments): readonly string[] =>
  Object.values(environments).flatMap(({ clusters = {} }) =>
    Object.entries(clusters).flatMap(([name, { retired }]) => (retired === undefined ? [] : [name])),
  );

/** Every environment in every one of its clusters. */
export function planClusters(environments: Environments, path: Path): readonly Environment[] {
  const taken = new Map<string, string>();
  if (Object.keys(environments).length === 0) {
    path.refuse(
      'one environment at least',
      environments,
      'name what your clusters are for: { production: … }',
    );
  }
  return Object.entries(environments).flatMap(([name, props]) => {
    const place = path.at(name);
    checkEnvironment(name, environments, place);
    const { clusters = { [name]: {} } } = props;
    return Object.entries(clusters).map(([clusterName, cluster], index) => {
      checkCluster(clusterName, name, taken, place.at('clusters').at(clusterName));
      checkFacts(cluster, place.at('clusters').at(clusterName));
      return planEnvironment(name, props, cluster, identity(clusterName, cluster, index === 0));
    });
  });
}

function planEnvironment(
  name: string,
  props: EnvironmentProps<string>,
  own: ClusterProps,
  cluster: Cluster,
): Environment {
  const { production = name === 'production', timeZone = 'Etc/UTC', clusterScoped = [] } = props;
  const { replicas = 2, memory = '512Mi', cpu = '100m' } = props.defaults ?? {};
  const { follows, domain, monitoring, quota, limits, internet = true } = props;
  const { kubernetes, registry, ingress, ingresses, secrets, ...reachable } = factsOf(props, own);
  return {
    name,
    production,
    cluster,
    timeZone,
    kubernetes,
    secrets,
    egress: planEgress(reachable, internet),
    defaults: { replicas, memory, cpu },
    clusterScoped,
    ...(follows !== undefined && { follows }),
    ...(domain !== undefined && { domain }),
    ...(registry !== undefined && { registry }),
    ...(ingress && { ingress }),
    ...(ingresses && { ingresses }),
    ...(monitoring && { monitoring }),
    ...(quota && { quota }),
    ...(limits && { limits }),
  };
}

const identity = (name: string, { region, context }: ClusterProps, primary: boolean): Cluster => ({
  name,
  primary,
  ...(region !== undefined && { region }),
  ...(context !== undefined && { context }),
});

/** A cluster's own facts, else its environment's; a fact is taken whole. */
function factsOf(environment: ClusterFacts, cluster: ClusterProps) {
  const {
    kubernetes = environment.kubernetes,
    registry = environment.registry,
    ingress = environment.ingress,
    ingresses = environment.ingresses,
    secrets = environment.secrets ?? { source: 'dotenv' as const },
    endpoints = environment.endpoints,
    nodeLocalDns = environment.nodeLocalDns,
    cloudIdentity = environment.cloudIdentity,
  } = cluster;
  return { kubernetes, registry, ingress, ingresses, secrets, endpoints, nodeLocalDns, cloudIdentity };
}

const planEgress = (
  {
    endpoints = {},
    nodeLocalDns,
    cloudIdentity,
  }: Pick<ReturnType<typeof factsOf>, 'endpoints' | 'nodeLocalDns' | 'cloudIdentity'>,
  internet: boolean,
): Environment['egress'] => ({
  endpoints,
  internet,
  ...(nodeLocalDns !== undefined && { nodeLocalDns }),
  ...(cloudIdentity && { cloudIdentity }),
});

/** Folders of dist are called as clusters, and Argo CD finds them by these names. */
function checkCluster(cluster: string, environment: string, taken: Map<string, string>, path: Path): void {
  if (cluster !== environment) checkName(cluster, path);
  if (cluster !== environment && !cluster.startsWith(`${environment}-`)) {
    path.refuse(`a name that begins with '${environment}-'`, cluster, `write '${environment}-${cluster}'`);
  }
  const other = taken.get(cluster);
  if (other !== undefined) {
    path.refuse('a name that no other cluster has', cluster, `rename it, or the cluster of '${other}'`);
  }
  taken.set(cluster, environment);
}
