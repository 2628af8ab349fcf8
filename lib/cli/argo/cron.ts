import { CRON, cronValues } from '../../kernel';

/** When a schedule of five fields is met, as Argo CD reads it: https://pkg.go.dev/github.com/robfig/cron/v3 */
export interface Cron {
  /** Whether there is one on the day of a time in UTC. */
  isDay(time: Date): boolean;
  /** Minutes of each such day, the last first. */
  readonly minutes: readonly number[];
}

/** Undefined for what has not five fields. */
export function cronOf(schedule: string): Cron | undefined {
  const [minute = '', hour = '', date = '', month = '', day, ...more] = schedule.trim().split(/\s+/);
  if (day === undefined || more.length > 0) return undefined;
  const [dates, months, days] = [
    cronValues(date, CRON.date),
    cronValues(month, CRON.month),
    cronValues(day, CRON.day),
  ];
  const areBoth = [date, day].some(isAny);
  return {
    minutes: cronValues(hour, CRON.hour)
      .flatMap((hours) => cronValues(minute, CRON.minute).map((minutes) => hours * 60 + minutes))
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

/** Whether a field says nothing of its own: `*`. Every second day says something. */
const isAny = (written: string): boolean =>
  written.split(',').some((part) => /^[*?]/.test(part) && !/\/(?!1$)/.test(part));
