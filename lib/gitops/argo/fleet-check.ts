import { isClusterScoped, kindOf, type Manifest, nearName, type Path } from '../../kernel';
import type { ArgoPlan, Team } from './argo-plan';
import { isOf } from './installation';
import { applicationName } from './names';
import { USUAL_KINDS } from './usual-kinds';

/** Refuses services of nobody: they would have files in dist that Argo CD never reads. */
export function checkOwners(services: readonly string[], teams: readonly Team[], path: Path): void {
  const strays = services.filter((service) => !teams.some((team) => isOf(team, service)));
  for (const service of strays) {
    const near = nearName(service, absent(teams, services));
    const fix = near === undefined ? 'add it to the services of one' : `is it the '${near}' of a team?`;
    path.refuse(`a team that has ${service}`, undefined, fix);
  }
}

/** What teams name that is no service. */
const absent = (teams: readonly Team[], services: readonly string[]): readonly string[] =>
  teams.flatMap(({ services: named = [] }) => named).filter((name) => !services.includes(name));

/** Refuses two Applications of one name, such as `orders-live` in `tokyo` and `orders` in `live-tokyo`. */
export function checkApplicationNames(
  argo: ArgoPlan,
  services: readonly string[],
  clusters: readonly string[],
  path: Path,
): void {
  if (argo.installation === 'perCluster') return;
  const places = new Map<string, string>();
  for (const cluster of clusters) {
    for (const service of services) {
      const name = applicationName(service, cluster);
      const place = `${service} in ${cluster}`;
      const other = places.get(name);
      if (other !== undefined) {
        path.refuse(
          `one Application called ${name}`,
          `${other} and ${place}`,
          'rename a service or a cluster',
        );
      }
      places.set(name, place);
    }
  }
}

/**
 * Refuses kinds in namespaces that the service's AppProject does not allow, each once: Argo CD would fail every sync.
 * Those outside of namespaces it allows as they are rendered.
 */
export function checkKinds(
  argo: ArgoPlan,
  objects: readonly Pick<Manifest, 'apiVersion' | 'kind'>[],
  clusterScoped: readonly string[],
  path: Path,
): void {
  const allowed = new Set([...USUAL_KINDS, ...argo.kinds]);
  const kinds = objects.filter((object) => !isClusterScoped(object, clusterScoped)).map(kindOf);
  for (const kind of new Set(kinds)) {
    if (allowed.has(kind)) continue;
    path.refuse('kinds that its AppProject allows', kind, `add '${kind}' to argo.kinds of the platform`);
  }
}
