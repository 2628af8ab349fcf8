import type { Hold, Part, Parts } from './part';
import { ARGO_CD, type Rules, type Sync } from './rules';

/** What happens in a sync, one after the other. */
export interface Event {
  readonly part: Part;
  /** A Deployment is ready when its new pods have started, a Job when it has completed. */
  readonly is: 'made' | 'ready';
}

/** A part that waits when nothing more happens, and for what. */
export interface Waiting {
  readonly part: Part;
  readonly hold: Hold;
}

export interface Course {
  readonly events: readonly Event[];
  /** Nothing where the sync comes to its end. */
  readonly stuck: readonly Waiting[];
}

/** Everything, hooks too, into a cluster where nothing is. */
export const firstInstall = (parts: Parts): Sync => ({
  hooks: 'run',
  outOfSync: new Set(parts),
  there: new Set(),
});

/** Everything, where an earlier version runs: what has no pods is there. */
export const nextRelease = (parts: Parts): Sync => ({ ...firstInstall(parts), there: withoutPods(parts) });

/** A repair of drift that takes a new version along: pods only, and no hook. */
export const partialSync = (
  parts: Parts,
  outOfSync: ReadonlySet<Part> = new Set(parts.filter(({ pods }) => pods === 'go on')),
): Sync => ({ hooks: 'skipped', outOfSync, there: withoutPods(parts) });

const withoutPods = (parts: Parts): ReadonlySet<Part> =>
  new Set(parts.filter(({ pods }) => pods === undefined));

/**
 * Plays a sync wave by wave. Of what may happen at the same time pods start first and Jobs complete last, so that
 * whatever comes before something else here does so in every cluster.
 */
export function play(parts: Parts, sync: Sync, rules: Rules = ARGO_CD): Course {
  const ready = new Set(sync.there);
  const made: Part[] = [];
  const events: Event[] = [];
  for (const wave of wavesOf(parts, sync, rules)) {
    made.push(...wave);
    events.push(...wave.map((part): Event => ({ part, is: 'made' })));
    settle(made, ready, rules, (part) => events.push({ part, is: 'ready' }));
    const stuck = made.filter((part) => !ready.has(part) && rules.gates(part));
    if (stuck.length > 0) return { events, stuck: stuck.flatMap((part) => waitingIn(part, ready, rules)) };
  }
  return { events, stuck: [] };
}

function wavesOf(parts: Parts, sync: Sync, { makes, compare }: Rules): readonly Part[][] {
  const waves: Part[][] = [];
  const sorted = parts
    .filter((part) => makes(sync, part))
    .toSorted((one, other) => compare(one.place, other.place));
  for (const part of sorted) {
    const wave = waves.at(-1);
    if (wave?.[0] !== undefined && compare(wave[0].place, part.place) === 0) wave.push(part);
    else waves.push([part]);
  }
  return waves;
}

/** Lets become ready whatever can, until nothing more does. */
function settle(
  made: readonly Part[],
  ready: Set<Part>,
  { waits }: Rules,
  tell: (part: Part) => unknown,
): void {
  const can = (part: Part): boolean => !ready.has(part) && !part.holds.some((hold) => waits(hold, ready));
  const next = (): Part | undefined =>
    made.find((part) => part.pods !== 'end' && can(part)) ?? made.find(can);
  for (let part = next(); part !== undefined; part = next()) {
    ready.add(part);
    tell(part);
  }
}

const waitingIn = (part: Part, ready: ReadonlySet<Part>, { waits }: Rules): readonly Waiting[] =>
  part.holds.filter((hold) => waits(hold, ready)).map((hold) => ({ part, hold }));
