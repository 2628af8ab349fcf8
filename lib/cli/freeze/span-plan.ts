import { minuteOf } from '../../gitops';
import { type Duration, type Path, seconds, Words } from '../../kernel';

/** From when until when, in whole minutes of UTC: `2026-11-21T15:30Z`. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** What is typed of a pause's end: one of the two. */
export interface SpanOptions {
  /** `2h`. */
  readonly for?: string;
  /** ISO 8601 with its zone. */
  readonly until?: string;
}

const MINUTE = 60_000;
/** A window comes again a year later, so that a pause must be over, and dropped, long before. */
const LONGEST_DAYS = 31;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)$/;

/** The pause that begins now. It is never shorter than what was asked for; undefined where that is refused. */
export function planSpan(options: SpanOptions, now: Date, path: Path): Span | undefined {
  const end = endOf(options, now, path);
  if (end === undefined) return undefined;
  const from = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const until = Math.ceil(end / MINUTE) * MINUTE;
  const minutes = (end - now.getTime()) / MINUTE;
  if (minutes >= 1 && minutes <= LONGEST_DAYS * 24 * 60)
    return { from: minuteOf(new Date(from)), until: minuteOf(new Date(until)) };
  const got = minutes <= 0 ? 'a time that is over' : `${Math.round(minutes)} minutes`;
  path.refuse(
    `a pause of 1 minute to ${LONGEST_DAYS} days`,
    new Words(got),
    'say when it ends; what goes on for longer is a window of the platform (argo.windows)',
  );
  return undefined;
}

/** Milliseconds since 1970. */
function endOf({ for: length, until }: SpanOptions, now: Date, path: Path): number | undefined {
  if ((length === undefined) === (until === undefined)) {
    const got = length === undefined ? 'neither' : 'both';
    path.refuse('--for 2h, or --until with a time', new Words(got), 'say when the pause ends');
    return undefined;
  }
  const end = length === undefined ? timeOf(until) : now.getTime() + secondsIn(length) * 1000;
  if (!Number.isNaN(end)) return end;
  const fix =
    length === undefined ? "write it with its zone, '2026-11-21T15:30+09:00'" : "write '30m', '2h' or '1d'";
  path.refuse(length === undefined ? 'a time' : 'a length of time', new Words('something else'), fix);
  return undefined;
}

// what is no duration gives NaN, whatever it is
const secondsIn = (text: string): number => seconds(text as Duration);

/** A time without its zone would mean another one on another machine. */
const timeOf = (text = ''): number =>
  TIME.test(text) ? new Date(text.replace(' ', 'T')).getTime() : Number.NaN;
