import { type ArgoPlan, argoFiles, type Deployed, type Freeze } from '../gitops';
import { type Environment, isClusterScoped, kindOf, type Manifest } from '../kernel';
import type { Platform } from '../platform';
import type { Rendered } from '../policy';
import { autoscaledIn } from './autoscaled';
import { argocdFileOf } from './dist-files';
import type { Fleet } from './fleet';
import { toYaml } from './yaml';

/** What Argo CD itself is told. */
export interface ArgocdPlan {
  /** Path in dist to content. */
  readonly files: ReadonlyMap<string, string>;
  readonly objects: number;
  readonly milliseconds: number;
}

/** A platform whose dist Argo CD brings to the clusters. */
export type ArgoPlatform = Platform & { readonly argo: ArgoPlan };

/** The platform whose dist Argo CD brings to the clusters; undefined where it does not. */
export const argoPlatformOf = ({ platforms }: Pick<Fleet, 'platforms'>): ArgoPlatform | undefined =>
  platforms.find(hasArgo);

export const hasArgo = (platform: Platform): platform is ArgoPlatform => platform.argo !== undefined;

/** Argo CD's objects for what will lie in dist, whether it was rendered just now or stays from before. */
export function planArgocd(
  { argo, teams = [], clusters }: ArgoPlatform,
  present: readonly Rendered[],
  freezes: readonly Freeze[],
): ArgocdPlan {
  const start = performance.now();
  const files = argoFiles({
    argo: { ...argo, kinds: [...argo.kinds, ...(clusters.some(decryptsByPlugin) ? ['Secret'] : [])] },
    teams,
    clusters: clusters.map(({ name, cluster }) => ({ name: cluster.name, environment: name })),
    deployed: clusters.flatMap((environment) => deployedIn(environment, present)),
    freezes,
  });
  return {
    files: new Map([...files].map(([file, objects]) => [argocdFileOf(file), toYaml(objects)])),
    objects: [...files.values()].reduce((sum, objects) => sum + objects.length, 0),
    milliseconds: performance.now() - start,
  };
}

/** Whether Argo CD itself makes Secrets there: a plug-in of it decrypts what lies beside the objects. */
const decryptsByPlugin = ({ secrets }: Environment): boolean =>
  secrets.source === 'sops' && secrets.decryptedBy === 'plugin';

const deployedIn = (environment: Environment, present: readonly Rendered[]): readonly Deployed[] =>
  present
    .filter(({ cluster, objects }) => cluster === environment.cluster.name && objects.length > 0)
    .map((rendered) => deployed(rendered, environment));

const deployed = ({ service, cluster, objects }: Rendered, { clusterScoped }: Environment): Deployed => ({
  service,
  cluster,
  namespaces: sorted(objects.flatMap(namespaceOf)),
  clusterScoped: sorted(objects.filter((object) => isClusterScoped(object, clusterScoped)).map(kindOf)),
  autoscaled: autoscaledIn(objects),
});

/** A Namespace is in the one that it is: nothing else may be left of a service that was retired. */
function namespaceOf({ kind, metadata: { name, namespace } }: Manifest): readonly string[] {
  if (kind === 'Namespace') return [name];
  return namespace === undefined ? [] : [namespace];
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();
