import { checkTimeZone, type Environment, type Path } from '../../kernel';
import type { GivenWindow } from './argo-shape';
import { everComes, isWindowSchedule } from './window-schedule';

/** Refuses a window that Argo CD would not understand, and one that never comes. */
export function checkWindow(window: GivenWindow, all: readonly Environment[], path: Path): void {
  const { schedule, clusters, timeZone, reason } = window;
  if (schedule !== undefined) checkSchedule(schedule, path.at('schedule'));
  if (timeZone !== undefined) checkTimeZone(timeZone, path.at('timeZone'));
  if (reason?.trim() === '') {
    path.at('reason').refuse('why nothing is synced', reason, 'write it for whoever wonders');
  }
  if (clusters !== undefined) checkClusters(clusters, all, path.at('clusters'));
}

function checkSchedule(schedule: string, path: Path): void {
  if (!isWindowSchedule(schedule)) {
    const fix = "write it as '0 18 * * fri'; a time zone goes into timeZone";
    path.refuse('five fields: minute, hour, day of month, month, day of week', schedule, fix);
  } else if (!everComes(schedule)) {
    path.refuse('a day that one of its months has', schedule, 'correct the day of month, or the month');
  }
}

function checkClusters(
  clusters: readonly (string | undefined)[],
  all: readonly Environment[],
  path: Path,
): void {
  if (clusters.length === 0) path.refuse('one name at least', clusters, 'leave it out for all of them');
  const known = [...new Set(all.flatMap(({ name, cluster }) => [name, cluster.name]))];
  for (const [index, name] of clusters.entries()) {
    // a platform without clusters is a mistake of its own
    if (name === undefined || known.length === 0 || known.includes(name)) continue;
    path.at(index).refuse(`one of ${known.join(', ')}`, name, 'correct the name or remove it');
  }
}
