import { InvalidProps, inspect, Words } from '../../kernel';
import { isSame } from './change-plan';
import { type Audit, type Change, type EnvStore, Outdated, type Snapshot } from './store';

/** Each failure means that somebody else's write went through; so many in a row are no coincidence. */
const ATTEMPTS = 40;

/**
 * Writes a change on top of whatever others change meanwhile, and returns the keys that it altered; nothing is
 * written where everything is already so. `base` is what the user saw: a key of the change that somebody else
 * has altered since is refused, for nobody has seen what would be lost.
 */
export async function applyChange(
  store: EnvStore,
  change: Change,
  audit: Audit,
  base?: Snapshot,
): Promise<readonly string[]> {
  const write: Step = (left, latest) => store.write(left, latest, audit);
  return onTopOfOthers(store, change, base ?? (await store.read()), write);
}

/** Refuses what `applyChange` would, and changes nothing. */
export async function tryChange(store: EnvStore, change: Change, base: Snapshot): Promise<void> {
  await onTopOfOthers(store, change, base, (left, latest) => store.check(left, latest));
}

/** Takes what is left of a change, and what it is based on; throws `Outdated` where there is something newer. */
type Step = (left: Change, latest: Snapshot) => Promise<void>;

/** Does it again on what is newer, as long as that is none of the change's business. */
async function onTopOfOthers(
  store: EnvStore,
  change: Change,
  seen: Snapshot,
  step: Step,
): Promise<readonly string[]> {
  let latest = seen;
  for (let attempt = 1; ; attempt++) {
    refuseLoss(store, change, seen, latest);
    const left = altering(change, latest);
    if (left.size === 0) return [];
    try {
      await step(left, latest);
      return [...left.keys()];
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      if (attempt === ATTEMPTS) throw neverAlone(store);
    }
    await someTime(attempt);
    latest = await store.read();
  }
}

/** What of a change is not so yet. */
const altering = (change: Change, { values }: Snapshot): Change =>
  new Map([...change].filter(([key, value]) => !isSame(value, values.get(key))));

/** A key that somebody else has set to what this change wants is none to quarrel about. */
function refuseLoss({ place }: EnvStore, change: Change, seen: Snapshot, latest: Snapshot): void {
  const { findings } = inspect(place, (path) => {
    if (seen.version !== undefined && latest.version === undefined) {
      // made anew, it would have the keys of this change alone, and look well
      const got = new Words('one that somebody else has deleted meanwhile');
      const fix = 'nothing was changed there: find out why, then run it again, which makes it anew';
      path.refuse('the Secret that was there when you began', got, fix);
      return;
    }
    for (const key of altering(change, latest).keys()) {
      if (isSame(seen.values.get(key), latest.values.get(key))) continue;
      const got = new Words('another one, by somebody else');
      const fix = 'nothing was changed there: look at it, then try again';
      path.at(key).refuse('the value that was there when you began', got, fix);
    }
  });
  if (findings.length > 0) throw new InvalidProps(findings);
}

function neverAlone({ place }: EnvStore): InvalidProps {
  const got = new Words(`somebody else's each time, ${ATTEMPTS} times`);
  const fix = 'nothing was changed there: find out what writes all the time';
  return new InvalidProps(
    inspect(place, (path) => path.refuse('a moment between changes', got, fix)).findings,
  );
}

/** Writers that wait for the same time meet again. */
const someTime = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(1000, 20 * 2 ** attempt)));
