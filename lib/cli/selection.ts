import type { Environment } from '../kernel';
import type { Platform } from '../platform';
import { misuse } from './misuse';
import { hint, typed } from './near';

/**
 * The clusters that a name means: every one of an environment, or the one of that name. Where a cluster is
 * called as its environment, `production/production` tells the one from all.
 */
export function clustersFor({ clusters, environments }: Platform, name: string): readonly Environment[] {
  const [environment = '', cluster] = name.split('/');
  const ofEnvironment = clusters.filter((candidate) => candidate.name === environment);
  const found = ofEnvironment.length > 0 ? ofEnvironment : clusters.filter(isCalled(environment));
  if (found.length === 0) {
    const names = [...new Set([...environments, ...namesOf(clusters)])];
    const fix = hint(environment, names, 'declare one in the platform');
    return misuse('kube', 'an environment or a cluster of the platform', typed(environment, names), fix);
  }
  if (cluster === undefined) return found;
  const chosen = found.filter(isCalled(cluster));
  if (chosen.length > 0) return chosen;
  const names = namesOf(found);
  return misuse(
    'kube',
    `a cluster of ${environment}`,
    typed(cluster, names),
    hint(cluster, names, 'leave it out'),
  );
}

const namesOf = (clusters: readonly Environment[]): readonly string[] =>
  clusters.map(({ cluster }) => cluster.name);

const isCalled =
  (name: string) =>
  ({ cluster }: Environment): boolean =>
    cluster.name === name;
