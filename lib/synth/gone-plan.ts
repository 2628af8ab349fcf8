import type { Verdict } from '../policy';
import type { Committed } from './committed';
import { placeOfFile } from './dist-files';
import { verdictsOn } from './verdicts';

/** What there is now, as far as something may be gone. */
export interface Remaining {
  readonly clusters: readonly string[];
  /** Names of clusters of which the platform says that they go away. */
  readonly retired: readonly string[];
  /** Whether a service has something in a cluster, or says why it has not. */
  isThere(service: string, cluster: string): boolean;
}

/** Refuses to take away a service or a cluster that nobody retired: a folder is soon renamed, a line soon lost. */
export function checkGone(
  { paths }: Committed,
  { clusters, retired, isThere }: Remaining,
): readonly Verdict[] {
  return [...servicesIn(paths)].flatMap(([cluster, services]) => {
    if (retired.includes(cluster)) return [];
    if (!clusters.includes(cluster)) return lostCluster(cluster);
    return [...services]
      .filter((service) => !isThere(service, cluster))
      .flatMap((service) => lostService(service, cluster));
  });
}

/** Names of services by cluster. */
function servicesIn(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const services = new Map<string, Set<string>>();
  for (const { cluster, service } of paths.flatMap((path) => placeOfFile(path) ?? [])) {
    services.set(cluster, (services.get(cluster) ?? new Set()).add(service));
  }
  return services;
}

/** Nobody's own matter: every service has something there. */
const lostCluster = (cluster: string): readonly Verdict[] =>
  verdictsOn([], `dist/${cluster}`, (path) =>
    path.refuse(
      `a cluster '${cluster}' in the platform`,
      undefined,
      "put it back; where it is to go, give it retired: 'why' first",
    ),
  );

const lostService = (service: string, cluster: string): readonly Verdict[] =>
  verdictsOn([service], `dist/${cluster}/${service}`, (path) =>
    path.refuse(
      `objects of ${service}, or a tombstone in its releases.yaml`,
      undefined,
      `put back what rendered them; where the service is to go, run 'kube retire ${service}'`,
    ),
  );
