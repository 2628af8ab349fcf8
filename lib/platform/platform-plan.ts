import { planArgo, planTeams } from '../gitops';
import { type Cluster, type Environment, type Json, type Path, refuseStrangers, Words } from '../kernel';
import { planRules } from '../policy';
import { checkCluster } from './cluster-check';
import { readCustomResources } from './custom-resources';
import { checkEnvironment, type Environments } from './environment-check';
import { shapedEnvironments } from './environments-shape';
import { checkFacts } from './facts-check';
import type { Platform } from './platform';
import type { ClusterFacts, ClusterProps, EnvironmentProps, PlatformProps } from './platform-props';
import { checkRetired, primaryOf, retiredIn } from './retirement';

const KEYS: readonly string[] = [
  'apps',
  'environments',
  'argo',
  'teams',
  'rules',
  'customResources',
] satisfies (keyof PlatformProps<string>)[];

/** The platform as charts, synth and commands read it; what is wrong with it is filed under `path`. */
export function planPlatform<E extends string>(
  props: PlatformProps<E>,
  path: Path,
): Omit<Platform<E>, 'findings'> {
  const meant = refuseStrangers(props, KEYS, path);
  const place = path.at('environments');
  const isMisspelt = props.environments === undefined && meant.includes('environments');
  const environments: Environments = isMisspelt ? {} : shapedEnvironments(props.environments, place);
  const files = props.customResources ?? [];
  const customResources = readCustomResources(props.apps, files, path.at('customResources'));
  const all = planClusters(environments, customResources, place);
  const retired = retiredIn(environments);
  const clusters = all.filter(({ cluster }) => !retired.includes(cluster.name));
  if (all.length > 0 && clusters.length === 0) {
    place.refuse('one cluster at least that stays', new Words('none'), 'take retired away from one');
  }
  const argo = props.argo === undefined ? undefined : planArgo(props.argo, clusters, path.at('argo'));
  const names = Object.keys(environments) as E[]; // Object.keys forgets the names' type
  return {
    apps: props.apps,
    environments: names,
    clusters,
    retired,
    teams: planTeams(props.teams, argo?.slack, path.at('teams')),
    rules: planRules(props.rules, path.at('rules')),
    ...(argo && { argo }),
  };
}

/** Every environment in every one of its clusters. */
function planClusters(
  environments: Environments,
  customResources: readonly Json[],
  path: Path,
): readonly Environment[] {
  const taken = new Map<string, string>();
  return Object.entries(environments).flatMap(([name, props]) => {
    const place = path.at(name);
    checkEnvironment(name, environments, place);
    const { clusters = { [name]: {} } } = props;
    const primary = primaryOf(clusters);
    return Object.entries(clusters).map(([clusterName, cluster]) => {
      const here = place.at('clusters').at(clusterName);
      checkCluster(clusterName, name, taken, here);
      checkFacts(cluster, here);
      checkRetired(cluster, here.at('retired'));
      const known = identity(clusterName, cluster, clusterName === primary);
      const planned = planEnvironment(name, props, cluster, known);
      return customResources.length === 0 ? planned : { ...planned, customResources };
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
  const { follows, domain, monitoring, quota, limits, customKinds, internet = true } = props;
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
    ...(customKinds && { customKinds }),
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
