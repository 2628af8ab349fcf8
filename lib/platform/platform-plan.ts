import { checkTimeZone } from '../job';
import {
  type Cluster,
  checkCount,
  checkCpu,
  checkKubernetesVersion,
  checkMemory,
  checkName,
  type Environment,
  type Path,
} from '../kernel';
import type { ClusterFacts, ClusterProps, EnvironmentProps } from './platform-props';

type Environments = Readonly<Record<string, EnvironmentProps<string>>>;

/** Every environment in every one of its clusters. */
export function planClusters(environments: Environments, path: Path): readonly Environment[] {
  const taken = new Map<string, string>();
  return Object.entries(environments).flatMap(([name, props]) => {
    const place = path.at(name);
    checkEnvironment(name, props, Object.keys(environments), place);
    const { clusters = { [name]: {} } } = props;
    return Object.entries(clusters).map(([clusterName, cluster], index) => {
      checkCluster(clusterName, name, taken, place.at('clusters').at(clusterName));
      const { region } = cluster;
      const identity = { name: clusterName, primary: index === 0, ...(region !== undefined && { region }) };
      return planEnvironment(name, props, cluster, identity, place);
    });
  });
}

function planEnvironment(
  name: string,
  props: EnvironmentProps<string>,
  own: ClusterProps,
  cluster: Cluster,
  path: Path,
): Environment {
  const {
    production = name === 'production',
    timeZone = 'Etc/UTC',
    internet = true,
    clusterScoped = [],
  } = props;
  const { replicas = 2, memory = '512Mi', cpu = '100m' } = props.defaults ?? {};
  const { follows, domain, monitoring, quota, limits } = props;
  const facts = factsOf(props, own);
  checkKubernetesVersion(facts.kubernetes, path.at('kubernetes'));
  return {
    name,
    production,
    cluster,
    timeZone,
    kubernetes: facts.kubernetes,
    egress: planEgress(facts, internet),
    defaults: { replicas, memory, cpu },
    clusterScoped,
    ...(follows !== undefined && { follows }),
    ...(domain !== undefined && { domain }),
    ...(facts.registry !== undefined && { registry: facts.registry }),
    ...(facts.ingress && { ingress: facts.ingress }),
    ...(monitoring && { monitoring }),
    ...(quota && { quota }),
    ...(limits && { limits }),
  };
}

/** A cluster's own facts, else its environment's. */
function factsOf(environment: ClusterFacts, cluster: ClusterProps) {
  const {
    kubernetes = environment.kubernetes,
    registry = environment.registry,
    ingress = environment.ingress,
    endpoints = environment.endpoints,
    nodeLocalDns = environment.nodeLocalDns,
    cloudIdentity = environment.cloudIdentity,
  } = cluster;
  return { kubernetes, registry, ingress, endpoints, nodeLocalDns, cloudIdentity };
}

const planEgress = (
  { endpoints = {}, nodeLocalDns, cloudIdentity }: ReturnType<typeof factsOf>,
  internet: boolean,
): Environment['egress'] => ({
  endpoints,
  internet,
  ...(nodeLocalDns !== undefined && { nodeLocalDns }),
  ...(cloudIdentity && { cloudIdentity }),
});

function checkEnvironment(
  name: string,
  { follows, timeZone, defaults = {}, clusters }: EnvironmentProps<string>,
  names: readonly string[],
  path: Path,
): void {
  checkName(name, path);
  if (timeZone !== undefined) checkTimeZone(timeZone, path.at('timeZone'));
  if (defaults.replicas !== undefined)
    checkCount(defaults.replicas, path.at('defaults').at('replicas'), { from: 1 });
  if (defaults.memory !== undefined) checkMemory(defaults.memory, path.at('defaults').at('memory'));
  if (defaults.cpu !== undefined) checkCpu(defaults.cpu, path.at('defaults').at('cpu'));
  if (follows !== undefined && (follows === name || !names.includes(follows))) {
    path
      .at('follows')
      .refuse(`another of ${names.join(', ')}`, follows, 'name the environment whose releases it runs');
  }
  if (clusters !== undefined && Object.keys(clusters).length === 0) {
    path
      .at('clusters')
      .refuse('one cluster at least', clusters, 'leave it out for one that is called as the environment');
  }
}

/** Folders of dist are called as clusters, and Argo CD finds them by these names. */
function checkCluster(cluster: string, environment: string, taken: Map<string, string>, path: Path): void {
  checkName(cluster, path);
  if (cluster !== environment && !cluster.startsWith(`${environment}-`)) {
    path.refuse(`a name that begins with '${environment}'`, cluster, `write '${environment}-${cluster}'`);
  }
  const other = taken.get(cluster);
  if (other !== undefined)
    path.refuse('a name of its own', `${cluster}, which is a cluster of ${other} too`, 'rename one of them');
  taken.set(cluster, environment);
}
