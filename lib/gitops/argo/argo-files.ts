import { posix } from 'node:path';
import type { Manifest } from '../../kernel';
import { applicationSetSpec } from './application-set-spec';
import type { ArgoFleet } from './argo-fleet';
import { fleetOf } from './installation';
import { notificationsSpec } from './notifications-spec';
import { platformSpec } from './platform-spec';
import { projectSpec } from './project-spec';
import { settingsSpec } from './settings-spec';

/** The folder in dist for what Argo CD itself is told; no cluster may be called so. */
export const ARGO_FOLDER = 'argocd';

/** Where the ApplicationSet is, in that folder or in that of a cluster there. */
export const APPLICATIONS_FILE = '40-applications.yaml';

/** What is written below `dist/argocd`: a file's path in there to its objects, in the order in which they are read. */
export const argoFiles = (fleet: ArgoFleet): ReadonlyMap<string, readonly Manifest[]> =>
  new Map(
    fleet.argo.installation === 'central'
      ? filesOf(fleet, '')
      : fleet.clusters.flatMap(({ name }) => filesOf(fleetOf(fleet, name), name)),
  );

/** The files of one Argo CD, in their folder. */
function filesOf(fleet: ArgoFleet, folder: string): readonly (readonly [string, readonly Manifest[]])[] {
  const { argo, teams } = fleet;
  const files: readonly (readonly [string, readonly Manifest[]])[] = [
    ['10-settings.yaml', settingsSpec(argo)],
    ['20-notifications.yaml', notificationsSpec(argo)],
    ['30-projects.yaml', teams.map((team) => projectSpec(fleet, team))],
    [APPLICATIONS_FILE, [applicationSetSpec(fleet)]],
    ['50-platform.yaml', platformSpec(argo, posix.join(ARGO_FOLDER, folder))],
  ];
  return files
    .filter(([, objects]) => objects.length > 0)
    .map(([name, objects]) => [posix.join(folder, name), objects]);
}
