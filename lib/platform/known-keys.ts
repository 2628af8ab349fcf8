import {
  type Endpoint,
  type Environment,
  type Path,
  refuseStrangers,
  type WorkloadDefaults,
} from '../kernel';
import type { ClusterFacts, ClusterProps, EnvironmentProps } from './platform-props';

const OF_FACTS = [
  'kubernetes',
  'registry',
  'ingress',
  'ingresses',
  'secrets',
  'endpoints',
  'nodeLocalDns',
  'cloudIdentity',
] as const satisfies readonly (keyof ClusterFacts)[];

const OF_ENVIRONMENTS = [
  'clusters',
  'production',
  'follows',
  'domain',
  'timeZone',
  'internet',
  'monitoring',
  'defaults',
  'quota',
  'limits',
  'clusterScoped',
  'customKinds',
  ...OF_FACTS,
] as const satisfies readonly (keyof EnvironmentProps<string>)[];

const OF_CLUSTERS = [
  'region',
  'context',
  'retired',
  ...OF_FACTS,
] as const satisfies readonly (keyof ClusterProps)[];

const OF_ENDPOINTS = [
  'cidrs',
  'ports',
  'pooler',
  'maxConnections',
  'services',
] as const satisfies readonly (keyof Endpoint)[];

const OF_DEFAULTS = ['replicas', 'memory', 'cpu'] as const satisfies readonly (keyof WorkloadDefaults)[];

const OF_LIMITS = ['maxMemory', 'maxCpu'] as const satisfies readonly (keyof NonNullable<
  Environment['limits']
>)[];

/** Refuses what no environment has: a misspelt limit would be none, in silence. */
export function checkEnvironmentKeys(props: EnvironmentProps<string>, path: Path): void {
  refuseStrangers(props, OF_ENVIRONMENTS, path);
  checkEndpointKeys(props, path);
  refuseStrangers(props.defaults ?? {}, OF_DEFAULTS, path.at('defaults'));
  refuseStrangers(props.limits ?? {}, OF_LIMITS, path.at('limits'));
  for (const [name, cluster] of Object.entries(props.clusters ?? {})) {
    const place = path.at('clusters').at(name);
    refuseStrangers(cluster, OF_CLUSTERS, place);
    checkEndpointKeys(cluster, place);
  }
}

function checkEndpointKeys({ endpoints = {} }: Partial<ClusterFacts>, path: Path): void {
  for (const [name, endpoint] of Object.entries(endpoints))
    refuseStrangers(endpoint, OF_ENDPOINTS, path.at('endpoints').at(name));
}
