import { type Path, Words } from '../../kernel';
import { minuteOf } from './minute';

/** Whole minutes of UTC. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;
const DAY = 24 * 60 * 60_000;
/** The cron fields of a sync window name no year: what is longer would meet itself. */
const LONGEST = 300;

/** Refuses times that are none, and a pause that ends before it begins or would come back. */
export function checkTimes(from: unknown, until: unknown, path: Path): void {
  const begins = checkedTime(from, path.at('from'));
  const ends = checkedTime(until, path.at('until'));
  if (begins === undefined || ends === undefined) return;
  if (ends <= begins) path.at('until').refuse(`a time after ${from}`, until, 'correct one of the two');
  if (ends - begins > LONGEST * DAY) {
    const days = new Words(`${Math.round((ends - begins) / DAY)} days`);
    path.at('until').refuse(`at most ${LONGEST} days after it begins`, days, 'end it earlier');
  }
}

/** Milliseconds since 1970; undefined for what is no time, the 30th of February for one. */
function checkedTime(time: unknown, path: Path): number | undefined {
  const read = typeof time === 'string' && TIME.test(time) ? new Date(time) : undefined;
  const isTime = read !== undefined && !Number.isNaN(read.getTime()) && minuteOf(read) === time;
  if (isTime) return read.getTime();
  path.refuse('a minute of UTC', time, "write it as '2026-11-21T15:30Z'");
  return undefined;
}
