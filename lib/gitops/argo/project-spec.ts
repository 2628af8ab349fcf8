import type { Manifest } from '../../kernel';
import type { ArgoFleet } from './argo-fleet';
import type { Team } from './argo-plan';
import { clusterOf, deployedOf } from './installation';
import { type GroupKind, groupKind, USUAL_KINDS } from './usual-kinds';
import { windowsSpec } from './windows-spec';

/** What a team's Applications may bring, and where to. */
export function projectSpec(fleet: ArgoFleet, team: Team): Manifest {
  const { argo } = fleet;
  const deployed = deployedOf(fleet, team);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: team.name, namespace: argo.namespace },
    spec: {
      description: `Services of ${team.name}`,
      sourceRepos: [argo.repository],
      destinations: fleet.clusters.flatMap(({ name }) =>
        namespacesIn(deployed, name).map((namespace) => ({ ...clusterOf(fleet, name), namespace })),
      ),
      clusterResourceWhitelist: kinds([
        'Namespace',
        ...deployed.flatMap(({ clusterScoped }) => clusterScoped),
      ]),
      namespaceResourceWhitelist: kinds([...USUAL_KINDS, ...argo.kinds]),
      // said where there are none too: what kube freeze brought by itself would stay of a field that is left out
      syncWindows: windowsSpec(fleet, team),
    },
  };
}

const namespacesIn = (
  deployed: readonly { cluster: string; namespaces: readonly string[] }[],
  cluster: string,
) =>
  [
    ...new Set(deployed.filter((one) => one.cluster === cluster).flatMap(({ namespaces }) => namespaces)),
  ].sort();

/** By group, then kind, so that whoever adds one adds a line. */
const kinds = (names: readonly string[]): readonly GroupKind[] =>
  [...new Set(names)]
    .map(groupKind)
    .sort((one, other) => compare(one.group, other.group) || compare(one.kind, other.kind));

/** By code units: the order must not depend on the language of the machine. */
const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);
