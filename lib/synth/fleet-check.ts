import type { Verdict } from '../policy';
import { checkArgocd } from './argocd-check';
import { argoPlatformOf } from './argocd-plan';
import type { Committed } from './committed';
import type { Fleet } from './fleet';
import { checkGone } from './gone-plan';
import { checkPrepared } from './unprepared-plan';

/** What no single chart can know: what was committed before and must not be lost, and what Argo CD would not take. */
export function checkFleet(fleet: Fleet, committed: Committed): readonly Verdict[] {
  // nothing is known of clusters
  if (fleet.rendered.length === 0) return [];
  const gone = checkGone(committed, {
    clusters: fleet.clusterNames,
    retired: fleet.platforms.flatMap(({ retired = [] }) => retired),
    isThere: isThereIn(fleet),
  });
  const platform = argoPlatformOf(fleet);
  if (platform === undefined) return gone;
  const rendered = fleet.rendered.flatMap(({ renderings }) => renderings);
  return [...gone, ...checkArgocd(fleet, platform), ...checkPrepared(committed, rendered)];
}

/** What could not be rendered keeps its files, and so is there. */
function isThereIn({ services, rendered }: Fleet): (service: string, cluster: string) => boolean {
  const unloaded = services.filter(({ chart }) => chart === undefined).map(({ name }) => name);
  const there = rendered
    .flatMap(({ renderings }) => renderings)
    .filter(({ complete, objects, retired }) => !complete || objects.length > 0 || retired)
    .map(({ service, cluster }) => `${cluster}/${service}`);
  const known = new Set(there);
  return (service, cluster) => unloaded.includes(service) || known.has(`${cluster}/${service}`);
}
