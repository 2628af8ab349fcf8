import { posix } from 'node:path';
import type { Manifest } from '../../kernel';
import type { ArgoFleet, Deployed } from './argo-fleet';
import type { Team } from './argo-plan';
import { clusterOf, deployedOf } from './installation';
import { applicationName } from './names';
import { subscriptions } from './notifications-spec';
import { OWN_FOLDER_ONLY, SYNC_POLICY } from './sync-policy';
import { isPaused } from './windows-spec';

const CLUSTER = '{{.cluster}}';
const SERVICE = '{{.path.basename}}';
const TEAM = '{{.team}}';

/**
 * Makes an Application of each folder that services have in `dist`, and never takes one away by itself. One set for
 * all teams: an Application belongs to the set that made it, so with one a team no service could go to another team.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export function applicationSetSpec(fleet: ArgoFleet): Manifest {
  const { argo, teams } = fleet;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'services', namespace: argo.namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      // Argo CD refuses the whole set for a generator without folders
      generators: teams
        .filter(({ services }) => services?.length !== 0)
        .map((team) => ({ matrix: { generators: [clusters(fleet, team), folders(fleet, team)] } })),
      syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
      template: application(fleet),
      templatePatch: PATCH,
    },
  };
}

/**
 * Not the generator that asks Argo CD for its clusters: this one knows their environments, and with a cluster that
 * nobody registered the set says so, and `platform` is Degraded.
 */
function clusters(fleet: ArgoFleet, team: Team) {
  const deployed = deployedOf(fleet, team);
  const whose = {
    team: team.name,
    ...(fleet.argo.slack && { channel: team.channel ?? fleet.argo.slack.channel }),
  };
  return {
    list: {
      elements: fleet.clusters.map(({ name, environment }) => {
        const here = deployed.filter(({ cluster }) => cluster === name);
        return {
          cluster: name,
          environment,
          ...whose,
          everyCommit: fleet.argo.everyCommit || isPaused(fleet, team, name),
          namespaces: namespaces(here),
          autoscaled: autoscaled(here),
        };
      }),
    },
  };
}

/** Of services whose namespace is not called as they are. */
const namespaces = (deployed: readonly Deployed[]) =>
  Object.fromEntries(
    deployed
      .filter(({ service, namespaces: names }) => names.length > 0 && !names.includes(service))
      .map(({ service, namespaces: [first] }) => [service, first]),
  );

const autoscaled = (deployed: readonly Deployed[]) =>
  Object.fromEntries(
    deployed
      .filter(({ autoscaled: workloads }) => workloads.length > 0)
      .map(({ service, autoscaled: workloads }) => [
        service,
        workloads.map(({ kind, name }) => ({ kind, name })),
      ]),
  );

const folders = ({ argo }: ArgoFleet, { services = ['*'] }: Team) => ({
  git: {
    repoURL: argo.repository,
    revision: argo.revision,
    directories: services.map((service) => ({ path: posix.join(argo.path, CLUSTER, service) })),
  },
});

const application = (fleet: ArgoFleet) => ({
  metadata: {
    name: applicationName(SERVICE, CLUSTER),
    labels: {
      'app.kubernetes.io/name': SERVICE,
      'cdk8s-rails/environment': '{{.environment}}',
      'cdk8s-rails/cluster': CLUSTER,
      'cdk8s-rails/team': TEAM,
    },
    annotations: subscriptions(fleet.argo.slack && '{{.channel}}'),
  },
  spec: {
    project: TEAM,
    source: { repoURL: fleet.argo.repository, targetRevision: fleet.argo.revision, path: '{{.path.path}}' },
    destination: {
      ...clusterOf(fleet, CLUSTER),
      namespace: '{{ index .namespaces .path.basename | default .path.basename }}',
    },
    syncPolicy: SYNC_POLICY,
  },
});

/** What is there for some Applications only, and a list of objects, which no text of a template could give. */
const PATCH = `{{- if not .everyCommit }}
metadata:
  annotations:
    ${Object.entries(OWN_FOLDER_ONLY)
      .map(([key, value]) => `${key}: "${value}"`)
      .join('\n    ')}
{{- end }}
spec:
  ignoreDifferences:
  {{- range index .autoscaled .path.basename }}
    - group: apps
      kind: {{ .kind }}
      name: {{ .name }}
      jsonPointers: [/spec/replicas]
  {{- end }}
`;
