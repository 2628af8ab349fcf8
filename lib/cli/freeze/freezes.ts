import type { Freeze } from '../../gitops';
import { columns } from '../columns';
import { openFleet } from '../fleet';
import { clustersFor } from '../selection';
import type { Session } from '../session';
import { freezesOf, notOverAt } from './read-freezes';
import { platformOf } from './target';

export interface FreezesOptions {
  readonly environment?: string;
  readonly json?: boolean;
  readonly apps?: string;
}

/** Lists the pauses that the file has. What is over is said to be: Argo CD knows times that come back only. */
export function freezes({ terminal, directory }: Session, { environment, json, apps }: FreezesOptions): void {
  const fleet = openFleet(directory, apps);
  const platform = platformOf(fleet, undefined);
  const clusters = (environment === undefined ? platform.clusters : clustersFor(platform, environment)).map(
    ({ cluster }) => cluster.name,
  );
  const listed = freezesOf(fleet, platform).filter((freeze) =>
    freeze.clusters.some((name) => clusters.includes(name)),
  );
  if (json === true) terminal.print(JSON.stringify(listed, undefined, 2));
  else if (listed.length === 0) terminal.note('nothing is paused');
  else for (const line of columns(listed.map(rowOf(new Date())))) terminal.print(line);
}

const rowOf =
  (now: Date) =>
  (freeze: Freeze): readonly string[] => {
    const { service = 'every service', clusters, until, reason, by } = freeze;
    const end = notOverAt(now)(freeze) ? `until ${until}` : `over since ${until}`;
    return [service, clusters.join(', '), end, by ?? '', reason];
  };
