import type { Path } from '../kernel';
import type { Environments } from './environment-check';
import type { ClusterProps } from './platform-props';

/** Whether a cluster goes away; one without a reason stays, for nobody knows what was meant. */
export const isRetired = ({ retired }: ClusterProps): boolean =>
  typeof retired === 'string' && retired.trim() !== '';

/** The cluster of an environment that migrates and has its crons: the first one that stays. */
export const primaryOf = (clusters: Readonly<Record<string, ClusterProps>>): string | undefined =>
  Object.entries(clusters).find(([, cluster]) => !isRetired(cluster))?.[0];

/** Names of clusters that go away. */
export const retiredIn = (environments: Environments): readonly string[] =>
  Object.values(environments).flatMap(({ clusters = {} }) =>
    Object.entries(clusters).flatMap(([name, cluster]) => (isRetired(cluster) ? [name] : [])),
  );

/** Whoever wonders where the cluster is finds it here. */
export function checkRetired(cluster: ClusterProps, path: Path): void {
  if (cluster.retired === undefined || isRetired(cluster)) return;
  path.refuse('why it goes away', cluster.retired, 'write the reason, or leave it out for one that stays');
}
