/** When a schedule of five fields is met, as Argo CD reads it: https://pkg.go.dev/github.com/robfig/cron/v3 */
export interface Cron {
  /** Whether there is one on the day of a time in UTC. */
  isDay(time: Date): boolean;
  /** Minutes of each such day, the last first. */
  readonly minutes: readonly number[];
}

interface Field {
  readonly from: number;
  readonly to: number;
  /** Of `from` and what follows it. */
  readonly names?: readonly string[];
}

const MINUTES: Field = { from: 0, to: 59 };
const HOURS: Field = { from: 0, to: 23 };
const DATES: Field = { from: 1, to: 31 };
const MONTHS: Field = {
  from: 1,
  to: 12,
  names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
};
const DAYS: Field = { from: 0, to: 6, names: 'sun mon tue wed thu fri sat'.split(' ') };

/** Undefined for what has not five fields. */
export function cronOf(schedule: string): Cron | undefined {
  const [minute = '', hour = '', date = '', month = '', day, ...more] = schedule.trim().split(/\s+/);
  if (day === undefined || more.length > 0) return undefined;
  const [dates, months, days] = [valuesIn(date, DATES), valuesIn(month, MONTHS), valuesIn(day, DAYS)];
  const areBoth = [date, day].some(isAny);
  return {
    minutes: valuesIn(hour, HOURS)
      .flatMap((hours) => valuesIn(minute, MINUTES).map((minutes) => hours * 60 + minutes))
      .toSorted((one, other) => other - one),
    isDay: (time) => {
      const [isDate, isDay] = [dates.includes(time.getUTCDate()), days.includes(time.getUTCDay())];
      return months.includes(time.getUTCMonth() + 1) && (areBoth ? isDate && isDay : isDate || isDay);
    },
  };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Of all that comes back, the 29th of February takes longest: eight years, where a century has none. */
const LONGEST = 9 * 366 * DAY;

/** Whether it is met after one time and before another, in milliseconds since 1970. Looks at days and not at minutes. */
export function isMetBetween({ isDay, minutes }: Cron, after: number, before: number): boolean {
  const earliest = Math.max(after, before - LONGEST);
  for (let day = Math.floor(before / DAY) * DAY; day > earliest - DAY; day -= DAY) {
    if (!isDay(new Date(day))) continue;
    const last = minutes.map((minute) => day + minute * MINUTE).find((time) => time < before);
    if (last !== undefined) return last > after;
  }
  return false;
}

/** `*`, `5`, `1-5`, every 15th, `mon-fri`, or several of these with commas. */
function valuesIn(written: string, field: Field): readonly number[] {
  const all = Array.from({ length: field.to - field.from + 1 }, (_, index) => field.from + index);
  const parts = written.split(',').map((part) => partOf(part, field));
  return all.filter((value) =>
    parts.some(({ low, high, step }) => value >= low && value <= high && (value - low) % step === 0),
  );
}

function partOf(part: string, { from, to, names = [] }: Field) {
  const [range = '', step] = part.split('/');
  const [first = '', last] = range.split('-');
  const numberOf = (word: string): number =>
    names.includes(word.toLowerCase()) ? from + names.indexOf(word.toLowerCase()) : Number(word || 'none');
  const low = isStar(first) ? from : numberOf(first);
  const end = step === undefined ? low : to;
  const high = isStar(first) ? to : last === undefined ? end : numberOf(last);
  return { low, high, step: Number(step ?? 1) };
}

const isStar = (word: string): boolean => word === '*' || word === '?';

/** Whether a field says nothing of its own: `*`. Every second day says something. */
const isAny = (written: string): boolean =>
  written.split(',').some((part) => /^[*?]/.test(part) && !/\/(?!1$)/.test(part));
