import type { Freeze } from '../freezes/freeze';
import type { ArgoFleet } from './argo-fleet';
import type { SyncWindowPlan, Team } from './argo-plan';
import { isOf } from './installation';
import { applicationName } from './names';

/** A time at which a project's Applications are not synced, or some of them. */
export interface WindowSpec {
  readonly kind: 'deny';
  readonly schedule: string;
  readonly duration: string;
  readonly timeZone: string;
  readonly applications?: readonly string[];
  readonly clusters?: readonly string[];
  readonly manualSync: boolean;
  readonly description: string;
}

/** Those that concern a team. Two that are alike but for their reason, Argo CD refuses with the whole project. */
export function windowsSpec(fleet: ArgoFleet, team: Team): readonly WindowSpec[] {
  const names = fleet.clusters.map(({ name }) => name);
  const windows = fleet.argo.windows
    .filter(({ clusters }) => clusters.length === 0 || clusters.some((name) => names.includes(name)))
    .map((window) => windowSpec(window, fleet));
  const freezes = fleet.freezes
    .filter(({ service }) => service === undefined || isOf(team, service))
    .flatMap((freeze) => freezeSpec(freeze, fleet));
  return [
    ...new Map([...freezes, ...windows].toReversed().map((spec) => [identityOf(spec), spec])).values(),
  ].toReversed();
}

/**
 * Whether something of a team may be kept from being synced in a cluster. Argo CD compares with a commit that comes
 * meanwhile; if it then looks at commits of its own folder only, that one is no news any more when the time is over: it
 * is brought as the repair of a drift, which runs no hooks (seen on 3.2.3).
 */
export const isPaused = ({ argo, freezes }: ArgoFleet, team: Team, cluster: string): boolean =>
  argo.windows.some(({ clusters }) => clusters.length === 0 || clusters.includes(cluster)) ||
  freezes.some(
    ({ service, clusters }) => clusters.includes(cluster) && (service === undefined || isOf(team, service)),
  );

const identityOf = ({ schedule, duration, timeZone, applications, clusters }: WindowSpec): string =>
  JSON.stringify([schedule, duration, timeZone, applications, clusters]);

/** Who syncs by hand has looked at the calendar. */
const windowSpec = (
  { schedule, minutes, clusters, timeZone, reason }: SyncWindowPlan,
  fleet: ArgoFleet,
): WindowSpec => ({
  kind: 'deny',
  schedule,
  duration: `${minutes}m`,
  timeZone,
  ...(clusters.length === 0 ? { applications: ['*'] } : whereabouts(clusters, fleet)),
  manualSync: true,
  description: described(reason),
});

/** Argo CD knows times that come back only: this one would a year later, so it is dropped from the file when it is over. */
function freezeSpec(
  { service, clusters, from, until, reason, by }: Freeze,
  fleet: ArgoFleet,
): readonly WindowSpec[] {
  const start = new Date(from);
  const minutes = Math.round((new Date(until).getTime() - start.getTime()) / 60_000);
  const names = fleet.clusters.map(({ name }) => name).filter((name) => clusters.includes(name));
  if (!(minutes > 0) || names.length === 0) return [];
  return [
    {
      kind: 'deny',
      schedule: `${start.getUTCMinutes()} ${start.getUTCHours()} ${start.getUTCDate()} ${start.getUTCMonth() + 1} *`,
      duration: `${minutes}m`,
      timeZone: 'Etc/UTC',
      ...(service === undefined
        ? whereabouts(names, fleet)
        : { applications: names.map((name) => applicationName(service, name)) }),
      manualSync: false,
      description: described(by === undefined ? reason : `${reason} (${by})`),
    },
  ];
}

/** An Argo CD of one cluster does not know it by its name. */
const whereabouts = (clusters: readonly string[], { argo }: ArgoFleet) =>
  argo.installation === 'central' ? { clusters } : { applications: ['*'] };

const LONGEST = 255;

/** Argo CD refuses the project of a longer one, and counts bytes. */
function described(reason: string): string {
  if (Buffer.byteLength(reason) <= LONGEST) return reason;
  const letters = [...reason];
  while (Buffer.byteLength(`${letters.join('')}…`) > LONGEST) letters.pop();
  return `${letters.join('')}…`;
}
