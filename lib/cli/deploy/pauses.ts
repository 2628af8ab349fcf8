import { join } from 'node:path';
import { type Freeze, freezesText, withoutOver } from '../../gitops';
import type { Environment } from '../../kernel';
import { freezesOf } from '../freeze/read-freezes';
import type { Edits } from '../rewrite';
import type { ReleaseTarget } from './release-target';

/** The pauses that hold a release back now. */
export const pausesOf = (
  { fleet, platform, service }: ReleaseTarget,
  clusters: readonly Environment[],
  now: Date,
): readonly Freeze[] =>
  freezesOf(fleet, platform).filter(
    (freeze) =>
      (freeze.service ?? service) === service &&
      clusters.some(({ cluster }) => freeze.clusters.includes(cluster.name)) &&
      new Date(freeze.from) <= now &&
      now < new Date(freeze.until),
  );

export const pauseInWords = ({ clusters, until, reason }: Freeze): string =>
  `syncs are paused in ${clusters.join(', ')} until ${until}: ${reason}`;

/** A cron of minute, hour, day and month comes again next year: what is over must go before that. */
export function withoutPausesOver({ fleet: { apps } }: ReleaseTarget, now: Date): Edits {
  const text = freezesText(apps);
  const edited = text === undefined ? undefined : withoutOver(text, now);
  return edited === undefined || edited === text
    ? new Map()
    : new Map([[join(apps, 'freezes.yaml'), edited]]);
}
