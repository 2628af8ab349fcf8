import { basename } from 'node:path';
import { checkApplicationNames, checkKinds, checkOwners, type Team } from '../gitops';
import type { Verdict } from '../policy';
import { type ArgoPlatform, hasArgo } from './argocd-plan';
import type { Fleet } from './fleet';
import type { RenderedService } from './render-service';
import { verdictsOn } from './verdicts';

/** Refuses what would be in dist and could not be brought to a cluster by Argo CD. */
export function checkArgocd(fleet: Fleet, platform: ArgoPlatform): readonly Verdict[] {
  const { argo, teams = [], apps } = platform;
  const names = namesIn(fleet);
  const rendered = fleet.rendered.flatMap(({ renderings }) => renderings);
  return [
    ...checkOnlyOne(fleet),
    ...names.flatMap((service) => checkOwner(service, names, teams)),
    ...verdictsOn([], basename(apps), (path) => checkApplicationNames(argo, names, fleet.clusterNames, path)),
    ...rendered.flatMap((rendering) => checkAllowed(rendering, platform)),
  ];
}

/** Those of which there is anything: one that was taken away everywhere is nobody's. */
function namesIn({ services, rendered }: Fleet): readonly string[] {
  const renderings = rendered.flatMap((cluster) => cluster.renderings);
  return services
    .filter(({ name, chart }) => {
      const there = ({ service, retired, objects }: RenderedService) =>
        service === name && !(retired && objects.length === 0);
      return chart === undefined || renderings.some(there);
    })
    .map(({ name }) => name);
}

const checkOnlyOne = ({ platforms }: Fleet): readonly Verdict[] =>
  verdictsOn([], 'platform.argo', (path) => {
    const several = platforms.filter(hasArgo).length;
    if (several > 1)
      path.refuse('one platform that has it', several, 'let all charts extend one ServiceChart');
  });

/** A stray service is its own team's matter; what teams name for others is left out, for it is no misspelling of this one. */
function checkOwner(service: string, all: readonly string[], teams: readonly Team[]): readonly Verdict[] {
  const others = teams.map(({ services, ...team }) => ({
    ...team,
    services: services?.filter((name) => name === service || !all.includes(name)),
  }));
  return verdictsOn([service], 'platform.teams', (path) => checkOwners([service], others, path));
}

const checkAllowed = (
  { service, cluster, objects, clusterScoped }: RenderedService,
  { argo }: ArgoPlatform,
): readonly Verdict[] =>
  verdictsOn([service], `${service}/${cluster}`, (path) => checkKinds(argo, objects, clusterScoped, path));
