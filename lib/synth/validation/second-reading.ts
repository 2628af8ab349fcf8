import { judgeFleet, judgeWorld, type Rendered, type Verdict, World } from '../../policy';
import { settleVerdicts } from '../settle';
import { type Known, resourceName } from './construct-metadata';
import type { ManifestFile, ManifestFiles } from './manifests';

/** What the checks have against files, but for what their charts acknowledge. */
export function judgeAgain(
  { manifests }: Pick<ManifestFiles, 'manifests'>,
  known: readonly Known[],
): readonly Verdict[] {
  const places = new Map(known.map((place) => [resourceName(place.cluster, place.service), place]));
  const rendered = manifests.map((file) => renderedOf(file, places));
  // where the app told nothing, others may bring the rest
  const worlds = byCluster(rendered).map((all) => new World(all, known.length > 0));
  const verdicts = [...worlds.flatMap((world) => judgeWorld(world)), ...judgeFleet(worlds)];
  return settleVerdicts(verdicts, known).open;
}

function renderedOf(
  { cluster, service, objects }: ManifestFile,
  places: ReadonlyMap<string, Known>,
): Rendered {
  const {
    externals = new Set<string>(),
    clusterScoped = [],
    environment,
    origins,
  } = places.get(resourceName(cluster, service)) ?? {};
  return { service, cluster, objects, externals, clusterScoped, environment, origins };
}

function byCluster(rendered: readonly Rendered[]): readonly (readonly Rendered[])[] {
  const clusters = new Map<string, Rendered[]>();
  for (const each of rendered) {
    const others = clusters.get(each.cluster);
    if (others === undefined) clusters.set(each.cluster, [each]);
    else others.push(each);
  }
  return [...clusters.values()];
}
