import type { TombstonePlace } from '../../gitops';
import type { Environment } from '../../kernel';
import type { Platform } from '../../platform';
import { refuse } from '../misuse';

/**
 * Under which names a releases.yaml says that a service was taken away from some clusters of one environment: the
 * environment's where all of them are meant, else each cluster's own.
 */
export function tombstonePlaces(
  meant: readonly Environment[],
  { clusters }: Pick<Platform, 'clusters'>,
): readonly TombstonePlace[] {
  const [environment] = meant;
  if (environment === undefined) return [];
  const all = clusters.filter(({ name }) => name === environment.name);
  const covered = all.map(({ cluster }) => cluster.name);
  if (meant.length === all.length) return [{ key: environment.name, covered }];
  return meant.map(({ cluster }) => ({ key: ownKey(cluster.name, environment.name, covered), covered: [] }));
}

/** A name that means the whole environment too says nothing of one cluster alone. */
function ownKey(cluster: string, environment: string, siblings: readonly string[]): string {
  if (cluster !== environment) return cluster;
  const others = siblings.filter((name) => name !== cluster).join(', ');
  return refuse(
    'kube retire',
    `a cluster whose name is not its environment's`,
    `'${cluster}', by which releases.yaml means ${others} too`,
    'retire the service from all of them, or give the cluster a name of its own',
  );
}
