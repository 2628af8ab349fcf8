import { InvalidProps, inspect, Words } from '../../kernel';
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
  const seen = base ?? (await store.read());
  let latest = seen;
  for (let attempt = 1; ; attempt++) {
    refuseChanged(store, change, seen, latest);
    const left = altering(change, latest);
    if (left.size === 0) return [];
    try {
      await store.write(left, latest, audit);
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

const isSame = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b);

/** A key that somebody else has set to what this change wants is none to quarrel about. */
function refuseChanged(store: EnvStore, change: Change, seen: Snapshot, latest: Snapshot): void {
  const { findings } = inspect(store.place, (path) => {
    for (const key of altering(change, latest).keys()) {
      if (isSame(seen.values.get(key), latest.values.get(key))) continue;
      const expected = 'the value that was there when you began';
      path.at(key).refuse(expected, new Words('another one, by somebody else'), 'look at it, then try again');
    }
  });
  if (findings.length > 0) throw new InvalidProps(findings);
}

function neverAlone({ place }: EnvStore): InvalidProps {
  const got = new Words(`somebody else's each time, ${ATTEMPTS} times`);
  const fix = 'find out what writes there all the time';
  return new InvalidProps(
    inspect(place, (path) => path.refuse('a moment between changes', got, fix)).findings,
  );
}

/** Writers that wait for the same time meet again. */
const someTime = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(1000, 20 * 2 ** attempt)));
