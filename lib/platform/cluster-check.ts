import { checkName, type Path } from '../kernel';

/** Folders of dist are called as clusters, and Argo CD finds them by these names. */
export function checkCluster(
  cluster: string,
  environment: string,
  taken: Map<string, string>,
  path: Path,
): void {
  if (cluster !== environment) checkName(cluster, path);
  if (cluster !== environment && !cluster.startsWith(`${environment}-`)) {
    path.refuse(`a name that begins with '${environment}-'`, cluster, `write '${environment}-${cluster}'`);
  }
  const other = taken.get(cluster);
  if (other !== undefined) {
    path.refuse('a name that no other cluster has', cluster, `rename it, or the cluster of '${other}'`);
  }
  taken.set(cluster, environment);
}
