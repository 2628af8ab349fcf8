import { RETIRED } from '../gitops';
import {
  checkCount,
  checkCpu,
  checkMemory,
  checkName,
  checkTimeZone,
  type Environment,
  isDnsSubdomain,
  type Path,
  type WorkloadDefaults,
} from '../kernel';
import { checkFacts } from './facts-check';
import { checkEnvironmentKeys } from './known-keys';
import type { EnvironmentProps } from './platform-props';

export type Environments = Readonly<Record<string, EnvironmentProps<string>>>;

/** What is wrong with an environment is wrong in every chart, so it is refused here, once. */
export function checkEnvironment(name: string, all: Environments, path: Path): void {
  const props = all[name];
  if (props === undefined) return;
  const { clusters, timeZone, domain, defaults = {}, monitoring, quota = {}, limits = {} } = props;
  checkName(name, path);
  checkFree(name, path);
  checkEnvironmentKeys(props, path);
  checkFacts(props, path);
  checkFollows(name, all, path.at('follows'));
  checkDefaults(defaults, path.at('defaults'));
  checkQuota(quota, limits, path.at('quota'));
  checkLimits(limits, path.at('limits'));
  checkKinds(props.clusterScoped ?? [], path.at('clusterScoped'));
  checkKinds(props.customKinds ?? [], path.at('customKinds'));
  if (timeZone !== undefined) checkTimeZone(timeZone, path.at('timeZone'));
  if (monitoring !== undefined) checkName(monitoring.namespace, path.at('monitoring').at('namespace'));
  if (domain !== undefined && !isDnsSubdomain(domain)) {
    path.at('domain').refuse('a domain in lower case', domain, "write it as 'example.com', without a scheme");
  }
  if (clusters !== undefined && Object.keys(clusters).length === 0) {
    const fix = 'leave it out for one that is called as the environment';
    path.at('clusters').refuse('one cluster at least', clusters, fix);
  }
}

/** Places that something else has: beside the clusters' folders in dist, and as keys of a releases.yaml. */
const TAKEN = ['argocd', RETIRED];

/** A cluster is called as its environment, or longer. */
function checkFree(name: string, path: Path): void {
  if (!TAKEN.includes(name)) return;
  path.refuse(
    `a name other than ${TAKEN.join(' and ')}`,
    name,
    'rename it: the name is taken by something else',
  );
}

/** One step only: then nobody has to search for whose release a cluster runs, and there are no circles. */
function checkFollows(name: string, all: Environments, path: Path): void {
  const followed = all[name]?.follows;
  if (followed === undefined) return;
  const leaders = Object.keys(all).filter((other) => other !== name && all[other]?.follows === undefined);
  if (leaders.includes(followed)) return;
  const expected = leaders.length === 0 ? 'nothing' : `one of ${leaders.join(', ')}, which follow nobody`;
  path.refuse(expected, followed, 'name the environment whose releases it runs');
}

function checkDefaults({ replicas, memory, cpu }: Partial<WorkloadDefaults>, path: Path): void {
  if (replicas !== undefined) checkCount(replicas, path.at('replicas'), { from: 1 });
  if (memory !== undefined) checkMemory(memory, path.at('memory'));
  if (cpu !== undefined) checkCpu(cpu, path.at('cpu'));
}

type Limits = NonNullable<Environment['limits']>;

const QUANTITY = /^\d+(\.\d+)?(m|[kMGTPE]|[KMGTPE]i)?$/;

function checkQuota(quota: NonNullable<Environment['quota']>, { maxCpu }: Limits, path: Path): void {
  for (const [resource, most] of Object.entries(quota)) {
    if (QUANTITY.test(String(most))) continue;
    path.at(resource).refuse("a number, or an amount such as '64Gi'", most, 'correct the amount');
  }
  // with this quota the API server lets no pod in that has no CPU limit, and ours have none
  if ('limits.cpu' in quota && maxCpu === undefined) {
    const fix = "write 'requests.cpu', or set limits.maxCpu: it becomes the limit of every container";
    path
      .at('limits.cpu')
      .refuse('no quota of CPU limits, which containers do not have', quota['limits.cpu'], fix);
  }
}

function checkLimits({ maxMemory, maxCpu }: Limits, path: Path): void {
  if (maxMemory !== undefined) checkMemory(maxMemory, path.at('maxMemory'));
  if (maxCpu !== undefined) checkCpu(maxCpu, path.at('maxCpu'));
}

function checkKinds(kinds: readonly string[], path: Path): void {
  for (const [index, kind] of kinds.entries()) {
    if (/^[A-Z][A-Za-z0-9]*\.[a-z0-9.-]+$/.test(kind)) continue;
    path.at(index).refuse('a kind and its group', kind, "write it as 'ClusterIssuer.cert-manager.io'");
  }
}
