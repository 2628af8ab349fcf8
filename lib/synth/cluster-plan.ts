import { fileOf, secretFileOf } from './dist-files';
import type { Rendering } from './render';
import type { RenderedCluster } from './render-cluster';
import { yamlOf } from './rendered-yaml';

/** What one cluster gets. */
export interface ClusterPlan {
  readonly name: string;
  /** Path in dist to content, of the services without an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly services: number;
  readonly objects: number;
  readonly milliseconds: number;
}

/** The files of a cluster; services that are `kept` have theirs already. */
export function planCluster(
  { name, renderings, milliseconds }: RenderedCluster,
  kept: ReadonlySet<string>,
): ClusterPlan {
  const start = performance.now();
  const written = renderings.filter(({ service, objects }) => !kept.has(service) && objects.length > 0);
  return {
    name,
    files: new Map(written.flatMap((rendering) => [...filesOf(name, rendering)])),
    services: written.length,
    objects: written.reduce((sum, { objects }) => sum + objects.length, 0),
    milliseconds: milliseconds + performance.now() - start,
  };
}

function filesOf(cluster: string, { service, objects, secrets }: Rendering): ReadonlyMap<string, string> {
  const files = new Map([[fileOf(cluster, service), yamlOf(objects)]]);
  if (secrets?.file !== undefined) files.set(secretFileOf(cluster, service), secrets.file);
  return files;
}
