import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cronOf, isMetBetween } from '../../../lib/cli/argo/cron';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const isMet = (schedule: string, after: number, before: number): boolean => {
  const cron = cronOf(schedule);
  return cron !== undefined && isMetBetween(cron, after, before);
};

/** A field as it is written, with the values that it means. */
interface Written {
  readonly text: string;
  readonly values: readonly number[];
  /** Whether it says nothing, so that the other of two days alone counts. */
  readonly isAny: boolean;
}

const upwards = (low: number, high: number, step = 1): readonly number[] =>
  Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => low + index * step);

function part(from: number, to: number, names: readonly string[]): fc.Arbitrary<Written> {
  const said = (value: number): string => names[value - from] ?? String(value);
  const value = fc.integer({ min: from, max: to });
  const step = fc.integer({ min: 2, max: 20 });
  const range = fc
    .tuple(value, value)
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
  const some = (text: string, values: readonly number[]): Written => ({ text, values, isAny: false });
  return fc.oneof(
    fc.constantFrom('*', '?', '*/1').map((text) => ({ text, values: upwards(from, to), isAny: true })),
    value.map((one) => some(said(one), [one])),
    value.map((one) => some(said(one).toUpperCase(), [one])),
    range.map(([low, high]) => some(`${said(low)}-${said(high)}`, upwards(low, high))),
    step.map((each) => some(`*/${each}`, upwards(from, to, each))),
    fc.tuple(value, step).map(([low, each]) => some(`${said(low)}/${each}`, upwards(low, to, each))),
    fc
      .tuple(range, step)
      .map(([[low, high], each]) => some(`${said(low)}-${said(high)}/${each}`, upwards(low, high, each))),
  );
}

const field = (from: number, to: number, names: readonly string[] = []): fc.Arbitrary<Written> =>
  fc.array(part(from, to, names), { minLength: 1, maxLength: 3 }).map((parts) => ({
    text: parts.map(({ text }) => text).join(','),
    values: parts.flatMap(({ values }) => values),
    isAny: parts.some(({ isAny }) => isAny),
  }));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS = fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12, MONTHS), field(0, 6, DAYS));
type Fields = readonly [Written, Written, Written, Written, Written];

function isMetAt([minute, hour, date, month, day]: Fields, at: Date): boolean {
  const [isDate, isDay] = [date.values.includes(at.getUTCDate()), day.values.includes(at.getUTCDay())];
  return (
    minute.values.includes(at.getUTCMinutes()) &&
    hour.values.includes(at.getUTCHours()) &&
    month.values.includes(at.getUTCMonth() + 1) &&
    (date.isAny || day.isAny ? isDate && isDay : isDate || isDay)
  );
}

/** The answer of whoever looks at each minute. */
function isMetInAWalk(fields: Fields, after: number, before: number): boolean {
  for (let time = Math.ceil(before / MINUTE) * MINUTE - MINUTE; time > after; time -= MINUTE) {
    if (isMetAt(fields, new Date(time))) return true;
  }
  return false;
}

describe('a schedule', () => {
  test('is met between two times exactly where it is in one of the minutes between them', () => {
    const time = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) });
    const length = fc.oneof(
      fc.integer({ min: 0, max: 90 }).map((minutes) => minutes * MINUTE),
      fc.integer({ min: 0, max: 5 * DAY }),
    );
    fc.assert(
      fc.property(FIELDS, time, length, (fields, before, long) => {
        const schedule = fields.map(({ text }) => text).join(' ');
        expect(isMet(schedule, before - long, before)).toBe(isMetInAWalk(fields, before - long, before));
      }),
      { numRuns: 300 },
    );
  });

  test('of the 29th of February is found after eight years, in whatever window', () => {
    const before = Date.UTC(2104, 1, 28);
    expect(isMet('0 0 29 2 *', before - 10 * 366 * DAY, before)).toBe(true);
    expect(isMet('0 0 29 2 *', before - 7 * 366 * DAY, before)).toBe(false);
  });

  test('of every second day, or of Mondays, is that of either', () => {
    // a Saturday
    expect(isMet('0 0 */2 * mon', Date.UTC(2026, 10, 20, 12), Date.UTC(2026, 10, 21, 12))).toBe(true);
  });

  test.each([
    '0 0 30 2 *',
    '',
    '* * * *',
    '* * * * * *',
    'daily',
    '@daily',
    '60 * * * *',
    'x * * * *',
    '5-1 * * * *',
    ', * * * *',
  ])('is never met as %p', (schedule) => {
    expect(isMet(schedule, 0, Date.UTC(2026, 10, 21))).toBe(false);
  });
});
