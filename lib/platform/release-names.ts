import type { ReleaseNames } from '../gitops';
import type { Platform } from './platform';

/** The names that a releases.yaml may have as keys: those of clusters that go away too, so that no file has to follow. */
export const releaseNames = ({ environments, clusters, retired = [] }: Platform): ReleaseNames => ({
  environments,
  clusters: [...clusters.map(({ cluster }) => cluster.name), ...retired],
  production: clusters.filter(({ production }) => production).map(({ name }) => name),
});
